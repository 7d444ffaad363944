import { readFile, stat } from "node:fs/promises";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import { parseClusterKeyBackend } from "@keyward/crds/validate/cluster-key-backend";
import { parseKeyBackend } from "@keyward/crds/validate/key-backend";
import { parse } from "yaml";

/** What the file says. */
export interface BackendDocument {
  readonly spec: KeyBackendSpec;
  /** Version of the key that encrypts. */
  readonly keyVersion: number;
}

/** A higher number rotates the key. */
export const KEY_VERSION = "kms.keyward.dev/key-version";

const MAX_FILE_BYTES = 256 * 1024;
const MAX_VERSION = 1_000_000;

/** @throws FAILED_PRECONDITION if it cannot be read, INVALID_ARGUMENT if it is too long */
export async function readDocument(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_FILE_BYTES) throw invalid(path, `it has more than ${MAX_FILE_BYTES} bytes`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof KeywardError) throw error;
    throw new KeywardError("FAILED_PRECONDITION", `cannot read ${path}: ${(error as Error).message}`);
  }
}

/** @throws INVALID_ARGUMENT that says what is wrong with the file */
export function parseBackendDocument(text: string, path: string): BackendDocument {
  const object = parseYaml(text, path);
  const kind = (object as { kind?: unknown } | undefined)?.kind;
  if (kind !== "KeyBackend" && kind !== "ClusterKeyBackend") {
    throw invalid(path, `its kind is neither KeyBackend nor ClusterKeyBackend`);
  }
  const { spec, metadata } = kind === "KeyBackend" ? parseKeyBackend(object) : parseClusterKeyBackend(object);
  if (spec.software !== undefined) {
    throw invalid(
      path,
      "software keys lie in Secrets, which the API server cannot read before it has a key; name another backend",
    );
  }
  return { spec, keyVersion: versionOf(metadata.annotations?.[KEY_VERSION], path) };
}

function versionOf(text: string | undefined, path: string): number {
  const version = Number(text ?? "1");
  if (/^[1-9][0-9]*$/.test(text ?? "1") && version <= MAX_VERSION) return version;
  throw invalid(path, `annotation ${KEY_VERSION} must be a number from 1 to ${MAX_VERSION}`);
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw invalid(path, `it is no YAML document: ${(error as Error).message}`);
  }
}

function invalid(path: string, what: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `${path}: ${what}`);
}
