import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import type { KeyMaterial, RemoteMaterial } from "@keyward/core/crypto/key/material/key-material";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { Secret } from "@keyward/core/secret/secret";

/** A key that stays in its backend is no one's own, and none is kept. */
export type StoredMaterial = Exclude<KeyMaterial, RemoteMaterial>;

/** Record: kind (1 byte), then each part with its length (4 bytes): the secret, or PKCS#8 or SPKI in DER. */
const KINDS = ["secret", "public", "pair"] as const;
const LENGTH_BYTES = 4;

/** @returns the key's bytes, to be sealed and disposed of at once */
export function recordOf(material: StoredMaterial): Secret {
  const parts = partsOf(material);
  const record = Buffer.concat([Buffer.of(KINDS.indexOf(material.kind)), ...parts.flatMap(withLength)]);
  for (const part of parts) part.fill(0);
  return new Secret(record);
}

/**
 * Reads what `recordOf` wrote; its bytes are authentic, so they are trusted.
 * @throws an Error for a record of a later format
 */
export function materialOf(record: Secret): StoredMaterial {
  return record.use((bytes) => {
    const kind = KINDS[bytes[0]!];
    const parts = splitParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    if (kind === "secret") return { kind, secret: createSecretKey(parts[0]!) };
    if (kind === "pair") return pairOf(...parts.map((key) => createPrivateKey({ key, format: "der", type: "pkcs8" })));
    if (kind === undefined) throw new Error("a record of an unknown kind");
    return { kind, publicKeys: parts.map((key) => createPublicKey({ key, format: "der", type: "spki" })) };
  });
}

function partsOf(material: StoredMaterial): readonly Buffer[] {
  if (material.kind === "secret") return [material.secret.export()];
  if (material.kind === "public") return material.publicKeys.map((key) => key.export({ format: "der", type: "spki" }));
  return material.privateKeys.map((key: KeyObject) => key.export({ format: "der", type: "pkcs8" }));
}

function withLength(part: Buffer): readonly Buffer[] {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(part.length);
  return [length, part];
}

function splitParts(record: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 1; at < record.length; ) {
    const end = at + LENGTH_BYTES + record.readUInt32BE(at);
    parts.push(record.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return parts;
}
