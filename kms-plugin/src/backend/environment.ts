import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";

export interface FileEnvironmentOptions {
  /** Folder with `<name>/<key>`; empty: there are no secrets. */
  readonly secretsDir: string;
  readonly env: BackendEnvironment["env"];
  readonly nowMs: () => number;
  readonly log: BackendEnvironment["log"];
}

/** What a backend is opened with where there is no API server yet: secrets are files. */
export function fileEnvironment({ secretsDir, env, nowMs, log }: FileEnvironmentOptions): BackendEnvironment {
  return { nowMs, env, log, readFile: (path) => readFile(path), secret: (ref) => readSecret(secretsDir, ref) };
}

const NAME = /^[-._a-zA-Z0-9]{1,253}$/;

async function readSecret(folder: string, ref: { readonly name: string; readonly key: string }): Promise<Uint8Array> {
  const { name, key } = ref;
  if (folder === "") throw misconfigured(`the backend refers to ${name}/${key}. Next: give --secrets-dir`);
  if (![name, key].every((part) => NAME.test(part) && !part.startsWith(".."))) {
    throw misconfigured(`${name}/${key} is no name of a secret`);
  }
  const path = join(folder, name, key);
  try {
    return await readFile(path);
  } catch (error) {
    throw misconfigured(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code}. Next: put the secret there`);
  }
}

function misconfigured(message: string): BackendError {
  return new BackendError("Misconfigured", message);
}
