import { createPublicKey } from "node:crypto";
import type { DeletedKey, JsonWebKey, KeyVaultKey } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey, BackendKeyRef, BackendKeyState } from "@keyward/core/backend/key-admin";
import { encodeBase64url } from "@keyward/core/jose/base64url";
import { quote } from "@keyward/core/text/quote";
import { algorithmOf } from "../algorithms.ts";
import { ownerOf } from "../owner/owner-tags.ts";

/** A key's name in the vault and one version of it; together they are the id that status keeps. */
export interface VaultKeyId {
  readonly name: string;
  readonly version: string;
}

const ID = /^([0-9A-Za-z-]{1,127})\/([0-9a-f]{32})$/;

export function isKeyId({ id }: BackendKeyRef): boolean {
  return ID.test(id);
}

/** @throws BackendError KeyMissing: what names no key has none */
export function parseKeyId({ id }: BackendKeyRef): VaultKeyId {
  const [, name, version] = ID.exec(id) ?? [];
  if (name !== undefined && version !== undefined) return { name, version };
  throw new BackendError(
    "KeyMissing",
    `${quote(id)} names no key of Azure Key Vault; it is <name>/<32 hexadecimal digits>`,
  );
}

/** @throws BackendError BadAnswer if the vault answers with a key that none of ours is */
export function backendKeyOf(key: KeyVaultKey): BackendKey {
  return { ...facts(key), state: key.properties.enabled === false ? "Disabled" : "Enabled", destroysAtMs: undefined };
}

/** A key that is deleted and can be recovered for a while. */
export function deletedKeyOf(key: DeletedKey): BackendKey {
  const state: BackendKeyState = "Destroying";
  return { ...facts(key), state, destroysAtMs: key.properties.scheduledPurgeDate?.getTime() };
}

function facts({ name, key, keyType, properties }: KeyVaultKey | DeletedKey) {
  const algorithm = algorithmOf(keyType ?? key?.kty, key?.crv, key?.n);
  const version = properties.version ?? "";
  if (algorithm === undefined || key === undefined || !ID.test(`${name}/${version}`)) {
    throw badAnswer(`key ${quote(name)} is of a kind that Keyward does not make`);
  }
  return {
    id: `${name}/${version}`,
    algorithm,
    publicKey: publicKeyOf(key),
    owner: ownerOf(properties.tags),
    createdAtMs: properties.createdOn?.getTime(),
    sealRevision: undefined,
  };
}

function publicKeyOf({ kty, crv, x, y, n, e }: JsonWebKey): Uint8Array {
  const jwk = kty?.startsWith("EC")
    ? { kty: "EC", ...(crv === undefined ? {} : { crv }), ...text({ x, y }) }
    : { kty: "RSA", ...text({ n, e }) };
  try {
    return createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "der" });
  } catch {
    throw badAnswer("it names a public key that is none");
  }
}

function text(members: Record<string, Uint8Array | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, encodeBase64url(value)]])),
  );
}

export function badAnswer(what: string): BackendError {
  const next = "check that azureKeyVault.vaultUrl names a vault that only this cluster's keys lie in";
  return new BackendError("BadAnswer", `Azure Key Vault: ${what}. Next: ${next}`);
}
