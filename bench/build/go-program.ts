import { createHash } from "node:crypto";
import { chmod, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "@keyward/tools/images/cache";
import { command } from "./command.ts";

const FLAGS = ["-trimpath", "-buildvcs=false"];
/** With an empty module cache grpc-go is fetched and compiled. */
const BUILD_TIMEOUT_MS = 600_000;
const GO_MISSING =
  "Go 1.26 or later is missing, which the bench compares Keyward with: install it from https://go.dev/dl";

export interface BuildPlace {
  /** Where programs are kept. */
  readonly cacheDir: string;
  /** The builder's environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  report(line: string): void;
}

export interface GoProgram {
  readonly name: string;
  /** A module's folder, without sub-folders. */
  readonly dir: string;
  /** Further files that it is made of. */
  readonly inputs: readonly string[];
  /** Adds generated files to a copy of the folder. */
  prepare(copy: string, go: Go): Promise<void>;
}

export type Go = (cwd: string, ...args: string[]) => Promise<string>;

/** Compiles once for each source and compiler. @returns the program's path. @throws Error that says what is missing */
export async function buildGo(program: GoProgram, place: BuildPlace): Promise<string> {
  const go: Go = (cwd, ...args) => {
    const env = { ...place.env, CGO_ENABLED: "0" };
    return command(["go", ...args], {
      cwd,
      env,
      timeoutMs: BUILD_TIMEOUT_MS,
      signal: place.signal,
      missing: GO_MISSING,
    });
  };
  const hash = createHash("sha256").update(await go(program.dir, "env", "GOVERSION", "GOARCH"));
  for (const file of await filesOf(program)) hash.update(`\0${file}\0`).update(await readFile(file));
  const name = `${program.name}-${hash.digest("hex").slice(0, 16)}`;
  await cached(place.cacheDir, name, () => {
    place.report(`compiling ${program.name}`);
    return compile(program, go);
  });
  const path = join(place.cacheDir, name);
  await chmod(path, 0o755);
  return path;
}

async function filesOf({ dir, inputs }: GoProgram): Promise<string[]> {
  const own = (await readdir(dir)).filter((name) => !name.endsWith("_test.go")).sort();
  return [...own.map((name) => join(dir, name)), ...inputs];
}

async function compile({ dir, prepare }: GoProgram, go: Go): Promise<Buffer> {
  const copy = await mkdtemp(join(tmpdir(), "kwb-go-"));
  try {
    await cp(dir, copy, { recursive: true });
    await prepare(copy, go);
    await go(copy, "build", ...FLAGS, "-o", "program", ".");
    return await readFile(join(copy, "program"));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
