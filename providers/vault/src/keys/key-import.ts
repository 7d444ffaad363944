import { createPublicKey } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { BackendKey, ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import { kindOf, unsupported } from "../algorithms.ts";
import { base64, type Transit } from "../connection/transit.ts";
import { badAnswer } from "../errors.ts";
import { readKey } from "./transit-key.ts";

const METHOD: WrappingMethod = "RSA-AES-KWP-SHA256";

/** The engine has one key of its own under which everything is wrapped that comes in. */
export async function beginImport(
  transit: Transit,
  name: string,
  method: WrappingMethod,
  signal: AbortSignal,
): Promise<ImportTicket> {
  assertMethod(method);
  const { public_key: text } = await transit.read("reading the wrapping key", "wrapping_key", signal);
  try {
    const wrappingKey = createPublicKey(String(text)).export({ type: "spki", format: "der" });
    return { method, wrappingKey, token: name, endsAtMs: undefined };
  } catch {
    throw badAnswer("reading the wrapping key", "the public key is none");
  }
}

export interface Import {
  readonly name: string;
  readonly ticket: ImportTicket;
  readonly wrapped: WrappedKey;
}

/** @throws BackendError Rejected if it does not unwrap to a key of that algorithm */
export async function finishImport(
  transit: Transit,
  { algorithm, exportable }: KeySpec,
  { name, ticket, wrapped }: Import,
  signal: AbortSignal,
): Promise<BackendKey> {
  const { type, keySize } = kindOf(algorithm);
  assertMethod(wrapped.method);
  if (ticket.token !== name) throw rejected("the ticket is of another key");
  const body = {
    type,
    ciphertext: base64(wrapped.bytes),
    hash_function: "SHA256",
    allow_rotation: false,
    exportable,
    ...(keySize === undefined ? {} : { key_size: keySize }),
  };
  try {
    await transit.write("importing a key", `keys/${name}/import`, body, signal);
  } catch (error) {
    const unfit = error instanceof BackendError && error.fault === "Rejected";
    throw unfit ? rejected(`it does not unwrap to a key of ${algorithm}`, error) : error;
  }
  return readKey(transit, name, signal);
}

function assertMethod(method: WrappingMethod): void {
  if (method !== METHOD) throw unsupported(`import by ${method}; use ${METHOD}`);
}

function rejected(why: string, cause?: unknown): BackendError {
  return new BackendError(
    "Rejected",
    `Vault: the import failed: ${why}. Next: begin it again and wrap the key as ${METHOD}`,
    {
      cause,
    },
  );
}
