import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";

/** What tests of a token work with: one kind of key, and one message. */
export const SPEC = { algorithm: "ECDSA-P256", usages: parseUsages(["sign", "verify"]), exportable: false };
const MESSAGE = Buffer.from("a bad day");
const SIGNATURE = "ECDSA-P256-SHA256";

export function owner(version: number): KeyOwner {
  return { clusterId: "cluster", namespace: "shop", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version };
}

export function soon(): AbortSignal {
  return AbortSignal.timeout(120_000);
}

export function sign(backend: Backend, key: BackendKey, signal = soon()): Promise<Uint8Array> {
  return backend.use.sign(key, SIGNATURE, { kind: "message", bytes: MESSAGE }, signal);
}

export async function assertSigns(backend: Backend, key: BackendKey): Promise<void> {
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey!), format: "der", type: "spki" });
  assert.ok(verify("sha256", MESSAGE, publicKey, await sign(backend, key)));
}

export function fault(name: BackendError["fault"]): (error: BackendError) => true {
  return (error) => {
    assert.equal(error.fault, name, error.message);
    return true;
  };
}
