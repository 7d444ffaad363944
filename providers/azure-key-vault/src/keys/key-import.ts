import { createPrivateKey, type KeyObject } from "node:crypto";
import type { JsonWebKey } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { BackendKey, ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { algorithmOf, operationsOf } from "../algorithms.ts";
import type { VaultClient } from "../connection/vault-client.ts";
import { nameOf, tagsOf } from "../owner/owner-tags.ts";
import { deleteKey } from "./destruction.ts";
import { findKey } from "./find-key.ts";
import { unwrapAesKwp } from "./key-wrap.ts";
import { backendKeyOf, parseKeyId } from "./vault-key.ts";

/** Of the key that wraps: 3072 bits are as strong as AES-128 (SP 800-57). */
const WRAPPING_BITS = 3072;
const PREFIX = "keyward-import";
/** Whoever wraps has so long; the key does not unwrap afterwards. */
const TICKET_MS = 24 * 3_600_000;

/** Makes a key in the vault under which the material is wrapped; it unwraps nothing else and is deleted at the end. */
export async function beginImport(
  { keys, exchange }: VaultClient,
  owner: KeyOwner,
  method: WrappingMethod,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<ImportTicket> {
  const expiresOn = new Date(nowMs + TICKET_MS);
  const made = await exchange.run("making a key for an import", signal, (options) =>
    keys.createKey(nameOf(owner, PREFIX), "RSA", {
      ...options,
      keySize: WRAPPING_BITS,
      keyOps: ["unwrapKey"],
      expiresOn,
      tags: { "keyward-import": "true" },
    }),
  );
  const { id, publicKey } = backendKeyOf(made);
  return { method, wrappingKey: publicKey!, token: id, endsAtMs: expiresOn.getTime() };
}

export interface Import {
  readonly ticket: ImportTicket;
  readonly wrapped: WrappedKey;
}

/** The material is in the operator's memory between the two calls, and is wiped as far as the runtime lets us. */
export async function finishImport(
  client: VaultClient,
  spec: KeySpec,
  owner: KeyOwner,
  { ticket, wrapped }: Import,
  signal: AbortSignal,
): Promise<BackendKey> {
  const found = await findKey(client, spec, owner, signal);
  if (found !== undefined) return found;
  const wrappingKey = { id: ticket.token, algorithm: `RSA-${WRAPPING_BITS}` };
  const { name } = parseKeyId(wrappingKey);
  if (!name.startsWith(`${PREFIX}-`)) throw rejected("the ticket is of no import");
  const rsaBytes = WRAPPING_BITS / 8;
  if (wrapped.bytes.length <= rsaBytes) throw rejected("the wrapped key is too short");
  const { result: aesKey } = await client.crypto("unwrapping an import", wrappingKey, signal, (it, options) =>
    it.unwrapKey("RSA-OAEP-256", wrapped.bytes.subarray(0, rsaBytes), options),
  );
  const key = readKey(aesKey, wrapped.bytes.subarray(rsaBytes), spec.algorithm);
  await client.exchange.run("importing a key", signal, (options) =>
    client.keys.importKey(
      nameOf(owner),
      { ...jsonWebKey(key), keyOps: operationsOf(spec.usages) },
      { ...options, tags: tagsOf(owner), hardwareProtected: false },
    ),
  );
  await deleteKey(client, parseKeyId(wrappingKey), signal);
  return (await findKey(client, spec, owner, signal))!;
}

function readKey(aesKey: Uint8Array, wrapped: Uint8Array, algorithm: string): KeyObject {
  const pkcs8 = unwrapAesKwp(aesKey, wrapped);
  aesKey.fill(0);
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
    const { kty, crv, n } = key.export({ format: "jwk" });
    const modulus = n === undefined ? undefined : Buffer.from(n, "base64url");
    if (algorithmOf(kty, crv, modulus) === algorithm) return key;
  } catch {
    // Told below: what OpenSSL says could quote the input.
  } finally {
    pkcs8.fill(0);
  }
  throw rejected(`it does not unwrap to a key of ${algorithm} in PKCS#8`);
}

function jsonWebKey(key: KeyObject): JsonWebKey {
  const members = Object.entries(key.export({ format: "jwk" })).map(([name, value]) =>
    name === "kty" || name === "crv" ? [name, value] : [name, Buffer.from(value as string, "base64url")],
  );
  return Object.fromEntries(members) as JsonWebKey;
}

function rejected(why: string): BackendError {
  return new BackendError(
    "Rejected",
    `the import failed: ${why}. Next: begin it again and wrap the key as RSA-AES-KWP-SHA256`,
  );
}
