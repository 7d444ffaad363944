import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { MACS, requireMac } from "@keyward/core/algorithms/mac";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { declared } from "./served-operations.ts";

const LENGTHS = [0, 1, 64, 1000];

/** Every declared MAC is one: the same for the same message, another for another, and recomputed where the key can be had. */
export function macCases(capabilities: BackendCapabilities): readonly ConformanceCase[] {
  return declared(capabilities, MACS).flatMap(({ algorithm, operation }) => [
    computes(algorithm, operation),
    refuses(algorithm, operation),
    {
      name: `undeclared: a key ${algorithm} computes no other code`,
      async run({ keys, backend, signal }) {
        const key = await keys.shared(algorithm, signal);
        for (const name of [...MACS.keys(), "constructor"].filter((name) => name !== operation)) {
          await expectFault(() => backend.use.computeMac(key, name, randomBytes(8), signal), "Unsupported");
          await expectFault(
            () => backend.use.verifyMac(key, name, randomBytes(8), randomBytes(32), signal),
            "Unsupported",
          );
        }
      },
    },
  ]);
}

function computes(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `mac: ${operation} is whole, repeatable, and verifies`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      for (const message of lengthsFor(backend, algorithm).map((length) => randomBytes(length))) {
        const code = await backend.use.computeMac(key, operation, message, signal);
        assert.equal(code.length, requireMac(operation).tagBytes);
        assert.deepEqual(Buffer.from(await backend.use.computeMac(key, operation, message, signal)), Buffer.from(code));
        assert.equal(await backend.use.verifyMac(key, operation, message, code, signal), true);
        if (backend.capabilities.delivery !== "material") continue;
        using plain = await backend.admin.material(key, signal);
        const { construction } = requireMac(operation);
        if (construction.kind !== "hmac") continue;
        const own = plain.use((bytes) => createHmac(construction.digest, bytes).update(message).digest());
        assert.deepEqual(Buffer.from(code), own);
      }
    },
  };
}

function refuses(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `mac: ${operation} does not verify for another message, another code, or a part of one`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const message = randomBytes(40);
      const code = Buffer.from(await backend.use.computeMac(key, operation, message, signal));
      const changed = Buffer.from(code);
      changed[0]! ^= 1;
      const verdict = (text: Uint8Array, given: Uint8Array) =>
        backend.use.verifyMac(key, operation, text, given, signal);
      assert.equal(await verdict(randomBytes(40), code), false, "another message");
      for (const wrong of [changed, code.subarray(0, -1), Buffer.concat([code, Buffer.of(0)]), Buffer.alloc(0)]) {
        assert.equal(await verdict(message, wrong), false, `a code of ${wrong.length} bytes`);
      }
    },
  };
}

function lengthsFor({ capabilities }: Pick<Backend, "capabilities">, algorithm: string): readonly number[] {
  const { minMessageBytes = 0 } = capabilities.algorithms.get(algorithm)!;
  return LENGTHS.filter((length) => length >= minMessageBytes);
}
