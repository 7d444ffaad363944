import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { cached } from "../cache.ts";
import type { BuildConfig } from "../config.ts";

const run = promisify(execFile);

export const PROBE_DIR = "sidecar/probe";

/** Static, without paths, symbols and build id: equal source and equal Go give equal bytes. grpcnotrace leaves out a web page. */
export const GO_BUILD_FLAGS = [
  "-trimpath",
  "-buildvcs=false",
  "-tags=grpcnotrace",
  "-ldflags=-s -w -buildid=",
] as const;

/** Dependencies come from the module proxy on the first build. */
const BUILD_TIMEOUT_MS = 600_000;

export const GO_MISSING =
  "Go is missing, which compiles the health probe of the sidecar's image: install it from https://go.dev/dl, " +
  "or build with sidecar/Containerfile and a container engine";

/** Everything of the machine's Go set-up that changes what the compiler puts out. */
const GO_SETTINGS = ["GOVERSION", "GOAMD64", "GOARM64", "GOEXPERIMENT", "GOFIPS140"];

/** @throws Error GO_MISSING, or the compiler's own message */
export async function buildHealthProbe(config: BuildConfig): Promise<Buffer> {
  const dir = join(config.root, PROBE_DIR);
  const name = `health-probe-${await sourceHash(dir, await goSettings(dir), config.architecture)}`;
  return cached(config.cacheDir, name, () => compile(dir, config.architecture));
}

/** @throws Error GO_MISSING */
export async function goSettings(dir: string): Promise<string> {
  try {
    return (await run("go", ["env", ...GO_SETTINGS], { cwd: dir, timeout: BUILD_TIMEOUT_MS })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error(GO_MISSING);
    throw error;
  }
}

async function sourceHash(dir: string, ...others: string[]): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([...others, GO_BUILD_FLAGS]));
  const sources = (await readdir(dir)).filter(
    (name) => /\.go$|^go\.(mod|sum)$/.test(name) && !name.endsWith("_test.go"),
  );
  for (const name of sources.sort()) hash.update(`\0${name}\0`).update(await readFile(join(dir, name)));
  return hash.digest("hex");
}

async function compile(dir: string, architecture: string): Promise<Buffer> {
  const output = await mkdtemp(join(tmpdir(), "keyward-probe-"));
  try {
    const file = join(output, "probe");
    const env = { ...process.env, CGO_ENABLED: "0", GOOS: "linux", GOARCH: architecture, GOFLAGS: "-mod=readonly" };
    await run("go", ["build", ...GO_BUILD_FLAGS, "-o", file, "."], { cwd: dir, env, timeout: BUILD_TIMEOUT_MS });
    return await readFile(file);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
