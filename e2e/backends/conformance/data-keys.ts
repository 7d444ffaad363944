import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { dataKeyAlgorithm } from "@keyward/core/backend/data-key-algorithm";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { anyAlgorithm } from "./some-algorithm.ts";

const MAX_WRAPPED_BYTES = 8192;

/** Data keys open with the key and the context that they were made with, and with nothing else. */
export function dataKeyCases(capabilities: BackendCapabilities): readonly ConformanceCase[] {
  const algorithm = dataKeyAlgorithm(capabilities);
  if (algorithm === undefined) return [none];
  return [
    {
      name: `data keys: a key ${algorithm} makes 32 bytes that open again, no two alike`,
      async run({ keys, backend, signal }) {
        const key = await keys.shared(algorithm, signal, "decrypt");
        const { plain, wrapped } = await backend.use.generateDataKey(key, "cluster/1", signal);
        using _ = plain;
        assert.equal(plain.length, 32);
        assert.ok(wrapped.length > 0 && wrapped.length <= MAX_WRAPPED_BYTES);
        using opened = await backend.use.openDataKey(key, wrapped, "cluster/1", signal);
        assert.ok(opened.equals(plain));
        using other = (await backend.use.generateDataKey(key, "cluster/1", signal)).plain;
        assert.ok(!other.equals(plain));
      },
    },
    {
      name: `data keys: none opens with another context, another key, or a changed byte`,
      async run({ keys, backend, signal }) {
        const key = await keys.shared(algorithm, signal, "decrypt");
        const another = await keys.fresh(keys.spec(algorithm, {}, "decrypt"), keys.owner(), signal);
        const { plain, wrapped } = await backend.use.generateDataKey(key, "cluster/1", signal);
        plain[Symbol.dispose]();
        const changed = Buffer.from(wrapped);
        changed[changed.length - 1]! ^= 1;
        const { use } = backend;
        await expectFault(() => use.openDataKey(key, wrapped, "cluster/2", signal), "Rejected");
        await expectFault(() => use.openDataKey(key, wrapped, "", signal), "Rejected");
        await expectFault(() => use.openDataKey(another, wrapped, "cluster/1", signal), "Rejected");
        for (const wrong of [changed, wrapped.subarray(1), Buffer.alloc(0), randomBytes(60)]) {
          await expectFault(() => use.openDataKey(key, wrong, "cluster/1", signal), "Rejected");
        }
      },
    },
    {
      name: "data keys: those from before a renewal of their key still open, and new ones are made",
      skip: ({ admin }) => (admin.renew === undefined ? "a key of the backend has one material for life" : undefined),
      async run({ keys, backend, signal }) {
        const key = await keys.fresh(keys.spec(algorithm, {}, "decrypt"), keys.owner(), signal);
        const before = await backend.use.generateDataKey(key, "cluster/1", signal);
        using _ = before.plain;
        await backend.admin.renew!(key, signal);
        const after = await backend.use.generateDataKey(key, "cluster/1", signal);
        using __ = after.plain;
        for (const { plain, wrapped } of [before, after]) {
          using opened = await backend.use.openDataKey(key, wrapped, "cluster/1", signal);
          assert.ok(opened.equals(plain));
        }
      },
    },
  ];
}

const none: ConformanceCase = {
  name: "data keys: a backend that declares none makes none",
  async run({ keys, backend, signal }) {
    const key = await keys.shared(anyAlgorithm(backend), signal);
    await expectFault(() => backend.use.generateDataKey(key, "cluster/1", signal), "Unsupported");
    await expectFault(() => backend.use.openDataKey(key, randomBytes(60), "cluster/1", signal), "Unsupported");
  },
};
