import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { cached } from "@keyward/tools/images/cache";
import { LinePeer } from "./line-peer.ts";

const run = promisify(execFile);
const DIR = join(import.meta.dirname, "go");
const FLAGS = ["-trimpath", "-buildvcs=false"];
const BUILD_TIMEOUT_MS = 300_000;
const GO_MISSING =
  "Go 1.26 or later is missing, which these tests compare Keyward with: install it from https://go.dev/dl";

/** Compiles the program once for each source and compiler. @throws Error that says what to install */
export async function startGo(cacheDir: string): Promise<LinePeer> {
  const name = `go-${await sourceHash()}`;
  await cached(cacheDir, name, compile);
  const program = join(cacheDir, name);
  await chmod(program, 0o755);
  return new LinePeer("Go", program, []);
}

async function sourceHash(): Promise<string> {
  const hash = createHash("sha256").update(await go("env", "GOVERSION", "GOARCH"));
  for (const name of (await readdir(DIR)).sort()) hash.update(`\0${name}\0`).update(await readFile(join(DIR, name)));
  return hash.digest("hex");
}

async function compile(): Promise<Buffer> {
  const output = await mkdtemp(join(tmpdir(), "keyward-interop-"));
  try {
    const file = join(output, "interop");
    await go("build", ...FLAGS, "-o", file, ".");
    return await readFile(file);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

async function go(...args: string[]): Promise<string> {
  try {
    const env = { ...process.env, CGO_ENABLED: "0" };
    return (await run("go", args, { cwd: DIR, env, timeout: BUILD_TIMEOUT_MS })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error(GO_MISSING);
    throw error;
  }
}
