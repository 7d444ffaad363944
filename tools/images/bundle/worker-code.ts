import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

/** Files that do nothing but name a thread's program; the name is what the bundler looks for. */
const URL_MODULE = /-worker-url\.ts$/;
const PROGRAM = /new URL\("(\.\/[\w-]+\.ts)", import\.meta\.url\)/;
/** Node prints the source line of a crash, so that none may be the whole program. */
const LINE_LENGTH = 120;

/**
 * Puts the programs of worker threads into the bundle, each as a data: URL in the place of the file's: an image stays one file, and
 * a thread loads its own program and nothing of the main one.
 * @param options how the main program is bundled
 * @param metafiles takes the bundler's account of each thread's program
 */
export function workerCode(options: BuildOptions, metafiles: Metafile[]): Plugin {
  return {
    name: "worker-code",
    setup({ onLoad }) {
      onLoad({ filter: URL_MODULE }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        const program = PROGRAM.exec(source)?.[1];
        if (program === undefined) throw new Error(`${path} names no program as new URL("./x.ts", import.meta.url)`);
        const { outputFiles, metafile } = await build({
          ...options,
          entryPoints: [resolve(dirname(path), program)],
          write: false,
          metafile: true,
        });
        metafiles.push(metafile);
        return { contents: source.replace(PROGRAM, () => dataUrl(outputFiles[0]!.text)), loader: "ts" };
      });
    },
  };
}

/** Joined when the program runs: the bundler would join what stands in one expression. */
function dataUrl(code: string): string {
  const encoded = Buffer.from(code).toString("base64");
  const lines = encoded.match(new RegExp(`.{1,${LINE_LENGTH}}`, "g")) ?? [];
  return `new URL(${JSON.stringify(["data:text/javascript;base64,", ...lines], undefined, 1)}.join(""))`;
}
