import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
  ASYMMETRIC_CIPHERS,
  type AsymmetricConstruction,
  requireAsymmetricCipher,
} from "@keyward/core/algorithms/asymmetric";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { encryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { encryptPkcs1 } from "@keyward/core/crypto/asymmetric/rsa-pkcs1";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { publicKeyOf } from "./public-key.ts";
import { declared } from "./served-operations.ts";

/** What we encrypt to the public key comes out again; what is wrong is Rejected, whatever is wrong with it. */
export function decryptionCases(capabilities: BackendCapabilities): readonly ConformanceCase[] {
  return declared(capabilities, ASYMMETRIC_CIPHERS).flatMap(({ algorithm, operation }) => [
    decrypts(algorithm, operation),
    rejects(algorithm, operation),
  ]);
}

function decrypts(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `decrypt: a key ${algorithm} opens what was encrypted to it by ${operation}`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal, "decrypt");
      for (const length of [1, 32, 64]) {
        const plain = randomBytes(length);
        using opened = await backend.use.decrypt(key, operation, encryptTo(key, operation, plain), signal);
        assert.ok(opened.use((bytes) => plain.equals(bytes)));
      }
    },
  };
}

function rejects(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `decrypt: a key ${algorithm} rejects by ${operation} what was changed, cut, empty or for another key`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal, "decrypt");
      const cipherText = encryptTo(key, operation, randomBytes(32));
      const changed = Buffer.from(cipherText);
      changed[changed.length - 1]! ^= 1;
      const tooLong = Buffer.concat([cipherText, Buffer.of(0)]);
      for (const wrong of [
        changed,
        cipherText.subarray(1),
        tooLong,
        Buffer.alloc(0),
        Buffer.alloc(cipherText.length, 0xff),
      ]) {
        await expectFault(() => backend.use.decrypt(key, operation, wrong, signal), "Rejected");
      }
    },
  };
}

function encryptTo(key: BackendKey, operation: string, plain: Uint8Array): Buffer {
  const construction: AsymmetricConstruction = requireAsymmetricCipher(operation).construction;
  const publicKey = publicKeyOf(key);
  if (construction.kind === "rsa-oaep") return encryptOaep(construction, publicKey, plain, new Uint8Array());
  assert.equal(construction.kind, "rsa-pkcs1");
  return encryptPkcs1(publicKey, plain);
}
