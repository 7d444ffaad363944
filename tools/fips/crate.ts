import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "./build-tools.ts";
import { runCommand } from "./command.ts";
import type { FipsConfig } from "./config.ts";
import { OPENSSL } from "./release.ts";

const FETCH_TIMEOUT_MS = 10 * 60_000;
const FILE_NAME = `${OPENSSL.crate.name}-${OPENSSL.crate.version}.crate`;

export const CARGO_MISSING =
  `cargo is missing, which fetches OpenSSL's sources (crate ${OPENSSL.crate.name} ${OPENSSL.crate.version}): install ` +
  "Rust's cargo (Debian, Ubuntu: apt-get install cargo), or name a copy of the crate's file in KEYWARD_OPENSSL_CRATE";

/**
 * The crate of OpenSSL's sources, from the file that was named, cargo's cache, or fetched by cargo.
 * @param scratch an empty folder for cargo's manifest
 * @returns the file's path; its SHA-256 is the pinned one
 * @throws Error CARGO_MISSING, cargo's own message, or the two digests where they differ
 */
export async function fetchCrate(config: FipsConfig, scratch: string, signal?: AbortSignal): Promise<string> {
  const file = config.crateFile ?? cachedCrate(config) ?? (await downloadCrate(config, scratch, signal));
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`the crate ${file} cannot be read: ${cause.message}`, { cause });
  });
  assertDigest(bytes, file);
  return file;
}

function assertDigest(bytes: Uint8Array, file: string): void {
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest === OPENSSL.crateSha256) return;
  throw new Error(
    `${file} is not ${OPENSSL.crate.name} ${OPENSSL.crate.version}: its SHA-256 is ${digest}, and ` +
      `${OPENSSL.crateSha256} is expected (when it is deleted from cargo's cache, cargo fetches it anew)`,
  );
}

/** Cargo names the folder after the registry that it was told to use, so any folder will do; the digest decides. */
function cachedCrate({ cargoHome }: FipsConfig): string | undefined {
  return globSync(`*/${FILE_NAME}`, { cwd: join(cargoHome, "registry", "cache") })
    .map((name) => join(cargoHome, "registry", "cache", name))
    .at(0);
}

async function downloadCrate(config: FipsConfig, scratch: string, signal?: AbortSignal): Promise<string> {
  if (findProgram("cargo", config.env) === undefined) throw new Error(CARGO_MISSING);
  await mkdir(join(scratch, "src"), { recursive: true });
  await writeFile(join(scratch, "Cargo.toml"), manifest());
  await writeFile(join(scratch, "src", "lib.rs"), "");
  await runCommand("cargo", ["fetch"], { cwd: scratch, env: config.env, signal, timeoutMs: FETCH_TIMEOUT_MS });
  const file = cachedCrate(config);
  if (file !== undefined) return file;
  throw new Error(
    `cargo fetched the crate, but ${FILE_NAME} is not in its cache below ${config.cargoHome} (a vendored source?); ` +
      "name a copy of the file in KEYWARD_OPENSSL_CRATE",
  );
}

function manifest(): string {
  const { name, version } = OPENSSL.crate;
  // Cargo ignores what follows "+" in a requirement, and warns about it.
  const requirement = `=${version.split("+")[0]}`;
  return `[package]\nname = "openssl-sources"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n${name} = "${requirement}"\n`;
}
