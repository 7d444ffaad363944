import assert from "node:assert/strict";
import type { KeyObject } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { importKey } from "@keyward/core/crypto/key/import-key";
import type { PublicMaterial } from "@keyward/core/crypto/key/material/key-material";

/** The public key as the engine takes it. @throws if it is not of the key's algorithm */
export function publicMaterial({ algorithm, publicKey }: BackendKey): PublicMaterial {
  assert.ok(publicKey !== undefined, `a key ${algorithm} has a public key`);
  const { type } = requireKeyAlgorithm(algorithm);
  return importKey({ format: "spki", data: publicKey, type }).material as PublicMaterial;
}

export function publicKeyOf(key: BackendKey): KeyObject {
  return publicMaterial(key).publicKeys[0]!;
}
