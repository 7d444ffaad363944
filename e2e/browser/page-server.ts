import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";

export interface PageServer extends AsyncDisposable {
  /** http://localhost counts as a secure context. */
  readonly url: string;
}

/** Serves one page whose script is a module of ours, bundled; its exports are on `window.subject`. @param entry absolute path */
export async function servePage(entry: string): Promise<PageServer> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    globalName: "subject",
    platform: "browser",
    target: "es2024",
    write: false,
  });
  const page = `<!doctype html><title>test</title><script>${bundle.outputFiles[0]!.text}</script>`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(page));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
