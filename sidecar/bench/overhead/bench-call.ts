import type { KeyObject } from "node:crypto";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import type { Call } from "../../src/dispatch/operation.ts";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import type { Key } from "../../src/keys/key.ts";
import { NO_ATTRIBUTES } from "../../src/keys/key-attributes.ts";
import type { KeyRef } from "../../src/keys/key-ref.ts";
import { generateKey } from "../../src/operations/key/generate-key.ts";
import { choice } from "../profile.ts";

/** A call with every part that a connection's has. */
export function benchCall(): Call {
  return testCall({
    hash: choice("hash"),
    mac: { ...choice("mac"), minTagBytes: 16 },
    encryption: { ...choice("encryption"), callerNonces: false, minTagBytes: 16 },
    signatures: choice("signatures"),
    keyAgreement: choice("keyAgreement"),
    keyDerivation: { ...choice("keyDerivation"), minIterations: 1, maxIterations: 1, maxMemoryBytes: 1 },
    keys: { ...choice("keys"), allowImport: true, allowExport: false, allowPersist: false },
  });
}

export interface BenchKey {
  readonly ref: KeyRef;
  readonly key: Key;
}

/** A key of the call's connection, made as any caller's. */
export async function benchKey(call: Call, type: string): Promise<BenchKey> {
  return dispatch(generateKey, { type, bits: 0, attributes: NO_ATTRIBUTES }, call);
}

export function secretOf({ key: { material } }: BenchKey): KeyObject {
  if (material.kind !== "secret") throw new TypeError("the key is no secret");
  return material.secret;
}

export function pairOf({ key: { material } }: BenchKey): { privateKey: KeyObject; publicKey: KeyObject } {
  if (material.kind !== "pair") throw new TypeError("the key is no pair");
  return { privateKey: material.privateKeys[0]!, publicKey: material.publicKeys[0]! };
}
