import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import type { BackendCapabilities, WrappingMethod } from "@keyward/core/backend/capabilities";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { type PublicWrappingMethod, unwrapKey } from "@keyward/core/crypto/transport/wrap-key";
import type { Secret } from "@keyward/core/secret/secret";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { anyAlgorithm } from "./some-algorithm.ts";

const METHODS: readonly PublicWrappingMethod[] = ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"];

/** Keys that were made exportable go out wrapped, and no others ever do. */
export function exportCases({ exportMethods }: BackendCapabilities): readonly ConformanceCase[] {
  const isDeclared = (method: WrappingMethod) => exportMethods.includes(method);
  return [
    ...METHODS.filter(isDeclared).flatMap((method) => [exports(method), keeps(method)]),
    ...METHODS.filter((method) => !isDeclared(method)).map(undeclared),
  ];
}

function exports(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `export: an exportable key goes out by ${method} and is the same outside`,
    async run({ backend, keys, signal }) {
      const algorithm = anyAlgorithm(backend);
      const key = await keys.fresh(keys.spec(algorithm, { exportable: true }), keys.owner(), signal);
      const { spki, privateKey } = wrappingPair();
      const wrapped = await backend.admin.exportWrapped(key, method, spki, signal);
      assert.equal(wrapped.method, method);
      using plain = await unwrapKey(method, privateKey, wrapped.bytes);
      if (key.publicKey === undefined) assert.ok(plain.length > 0);
      else assert.deepEqual(publicHalfOf(algorithm, plain), Buffer.from(key.publicKey));
    },
  };
}

function keeps(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `export: a key that was not made exportable does not go out by ${method}`,
    async run({ backend, keys, signal }) {
      const key = await keys.shared(anyAlgorithm(backend), signal);
      const call = () => backend.admin.exportWrapped(key, method, wrappingPair().spki, signal);
      await expectFault(call, "Denied", "Rejected");
    },
  };
}

function undeclared(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `undeclared: export by ${method} is Unsupported`,
    async run({ backend, keys, signal }) {
      const key = await keys.shared(anyAlgorithm(backend), signal);
      const call = () => backend.admin.exportWrapped(key, method, wrappingPair().spki, signal);
      await expectFault(call, "Unsupported");
    },
  };
}

function wrappingPair() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
  return { spki: publicKey.export({ type: "spki", format: "der" }), privateKey };
}

function publicHalfOf(algorithm: string, plain: Secret): Buffer {
  const { type } = requireKeyAlgorithm(algorithm);
  const { material } = plain.use((data) => importKey({ format: "pkcs8", data, type }));
  return Buffer.from(exportPublicKey(type, material, "spki"));
}
