import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "@keyward/tools/images/cache";
import { command } from "./command.ts";
import type { BuildPlace } from "./go-program.ts";
import { libclang } from "./libclang.ts";
import { Unavailable } from "./unavailable.ts";

/** A version is a crate's content for ever, so it is the key. */
const VERSION = "1.5.0";
const FEATURES = ["--no-default-features", "--features", "mbed-crypto-provider,direct-authenticator"];
const NAME = `parsec-service-${VERSION}`;
/** Two minutes on two processors that do nothing else. */
const BUILD_TIMEOUT_MS = 1_200_000;
const CARGO_MISSING = "cargo is missing, which builds the Parsec service: install Rust from https://rustup.rs";

/**
 * The Parsec service in Rust, unmodified. @param mayBuild whether there is time for what is not in the cache
 * @returns its path. @throws Error that says why it is not there
 */
export async function parsecService(place: BuildPlace, mayBuild: boolean): Promise<string> {
  const path = join(place.cacheDir, NAME);
  if (!mayBuild && !(await isThere(path)))
    throw new Unavailable(`${NAME} is not built yet; a run without --quick builds it`);
  await cached(place.cacheDir, NAME, () => {
    place.report(`compiling ${NAME}: minutes, once`);
    return install(place);
  });
  await chmod(path, 0o755);
  return path;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function install(place: BuildPlace): Promise<Buffer> {
  const root = await mkdtemp(join(tmpdir(), "kwb-cargo-"));
  try {
    const argv = [
      "cargo",
      "install",
      "parsec-service",
      "--version",
      VERSION,
      ...FEATURES,
      "--locked",
      "--root",
      root,
    ] as const;
    const { signal } = place;
    const env = { ...place.env, ...(await libclang(root, place)), CARGO_TARGET_DIR: join(root, "target") };
    await command(argv, { cwd: root, env, timeoutMs: BUILD_TIMEOUT_MS, signal, missing: CARGO_MISSING });
    return await readFile(join(root, "bin", "parsec"));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
