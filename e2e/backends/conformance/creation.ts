import assert from "node:assert/strict";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { publicMaterial } from "./public-key.ts";

/** Keys of every algorithm, made or refused as declared. */
export function creationCases({ algorithms }: BackendCapabilities): readonly ConformanceCase[] {
  const isDeclared = (name: string) => algorithms.has(name);
  const names = [...KEY_ALGORITHMS.keys()];
  return [...names.filter(isDeclared).map(made), ...names.filter((name) => !isDeclared(name)).map(refused), unknown];
}

function made(algorithm: string): ConformanceCase {
  return {
    name: `create: a key ${algorithm} is what its name says, and its owner's`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      assert.equal(key.algorithm, algorithm);
      assert.match(key.id, /^[\x20-\x7e]{1,1024}$/);
      assert.equal(key.state, "Enabled");
      assert.equal(key.owner?.clusterId, keys.clusterId);
      if (KEY_ALGORITHMS.get(algorithm)!.symmetric) assert.equal(key.publicKey, undefined);
      else publicMaterial(key);
      assert.deepEqual(await backend.admin.describe(key, signal), key);
    },
  };
}

function refused(algorithm: string): ConformanceCase {
  return {
    name: `undeclared: a key ${algorithm} is Unsupported`,
    async run({ keys, backend, signal }) {
      const { usages } = KEY_ALGORITHMS.get(algorithm)!;
      const spec = { algorithm, usages, exportable: false };
      await expectFault(() => backend.admin.create(spec, keys.owner(), signal), "Unsupported");
    },
  };
}

const unknown: ConformanceCase = {
  name: "undeclared: an algorithm that nobody knows is Unsupported",
  async run({ keys, backend, signal }) {
    for (const algorithm of ["", "constructor", "RSA-512", "\n"]) {
      const spec = { algorithm, usages: 4, exportable: false };
      await expectFault(() => backend.admin.create(spec, keys.owner(), signal), "Unsupported");
    }
  },
};
