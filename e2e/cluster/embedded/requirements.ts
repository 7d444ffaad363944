import { run } from "../command.ts";
import type { ClusterConfig } from "../config.ts";
import { MIN_GO } from "./versions.ts";

/** @returns what this machine lacks for an embedded cluster, in words that end a sentence "it needs ..."; undefined: nothing */
export async function missing(config: ClusterConfig): Promise<string | undefined> {
  if (process.platform !== "linux") return `Linux (this is ${process.platform})`;
  if (process.getuid?.() !== 0) return "root (try sudo)";
  const go = await run(["go", "version"], { env: { ...config.env, GOTOOLCHAIN: "local" } }).catch(() => undefined);
  const wanted = `Go ${MIN_GO.major}.${MIN_GO.minor} or newer (https://go.dev/dl)`;
  if (go === undefined || go.code !== 0) return wanted;
  return isNewEnough(go.stdout) ? undefined : `${wanted}; this is ${go.stdout.trim()}`;
}

/** @param text of `go version`, such as "go version go1.26.8 linux/amd64" */
export function isNewEnough(text: string): boolean {
  const match = /\bgo(\d+)\.(\d+)/.exec(text);
  if (match === null) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > MIN_GO.major || (major === MIN_GO.major && minor >= MIN_GO.minor);
}
