import type { KeyType } from "../../algorithms/key-type.ts";
import { importCompositePrivate } from "./composite/composite-key.ts";
import { derOf } from "./der/der-input.ts";
import { importPkcs8 } from "./der/pkcs8.ts";
import { importPublicBits, importSpki, type PublicKey } from "./der/spki.ts";
import { importSecret } from "./import-secret.ts";
import { importJwk } from "./jwk/jwk.ts";
import { keyFault } from "./key-fault.ts";
import { type KeyFormat, MAX_KEY_BYTES } from "./key-format.ts";
import type { KeyMaterial } from "./material/key-material.ts";
import { pairOf } from "./material/key-pair.ts";
import { type KeyRestriction, UNRESTRICTED } from "./material/key-restriction.ts";
import { importRawPrivate } from "./raw/raw-private.ts";

export interface KeyImport {
  readonly format: KeyFormat;
  /** The caller overwrites it afterwards. */
  readonly data: Uint8Array;
  /** Needed for raw keys; of the others it must be the key's. */
  readonly type?: KeyType | undefined;
  /** Of raw keys: a public key. */
  readonly public?: boolean | undefined;
}

export interface ImportedKey {
  readonly type: KeyType;
  readonly material: KeyMaterial;
  /** What the key itself says of its use. */
  readonly restriction: KeyRestriction;
}

/**
 * Reads a key. Whether the halves of a pair work together is `isPairConsistent`'s question, which takes longer.
 * @throws INVALID_ARGUMENT; nothing of the key is repeated. Page: docs/operations/keys.md
 */
export function importKey({ format, data, type, public: isPublic = false }: KeyImport): ImportedKey {
  if (data.length > MAX_KEY_BYTES) throw keyFault(`the key has ${data.length} bytes, more than ${MAX_KEY_BYTES}`);
  if (isPublic && format !== "raw") throw keyFault("only a raw key needs to be called public: the other formats tell");
  const imported = format === "jwk" ? importJwk(data, type) : readKey(format, data, type, isPublic);
  if (type === undefined || type === imported.type) return imported;
  throw keyFault(`the key is of type ${imported.type.name}, not ${type.name}`);
}

function readKey(
  format: Exclude<KeyFormat, "jwk">,
  data: Uint8Array,
  type: KeyType | undefined,
  isPublic: boolean,
): ImportedKey {
  if (format === "spki") return publicOf(importSpki(derOf(data, "PUBLIC KEY")));
  if (format === "raw") return readRaw(data, type, isPublic);
  const der = derOf(data, "PRIVATE KEY");
  try {
    const { keys, ...rest } = importPkcs8(der);
    return { ...rest, material: pairOf(...keys) };
  } finally {
    if (der !== data) der.fill(0);
  }
}

function readRaw(data: Uint8Array, type: KeyType | undefined, isPublic: boolean): ImportedKey {
  if (type === undefined) throw keyFault("type is empty: the bytes of a raw key do not tell what they are");
  const restriction = UNRESTRICTED;
  if (type.symmetric) {
    if (isPublic) throw keyFault(`a key of type ${type.name} has no public half`);
    return { type, material: importSecret(type, data), restriction };
  }
  if (isPublic) return publicOf({ type, keys: importPublicBits(type, data), restriction });
  if (type.recipe.kind === "composite") return { type, material: importCompositePrivate(type, data), restriction };
  return { type, material: pairOf(importRawPrivate(type, data)), restriction };
}

function publicOf({ keys, ...rest }: PublicKey): ImportedKey {
  return { ...rest, material: { kind: "public", publicKeys: keys } };
}
