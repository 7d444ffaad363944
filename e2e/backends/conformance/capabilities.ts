import assert from "node:assert/strict";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { ConformanceCase } from "./case.ts";
import { expectAborted } from "./expect-fault.ts";
import { couldServe } from "./served-operations.ts";

/** What a backend says of itself. */
export function capabilityCases(): readonly ConformanceCase[] {
  return [
    {
      name: "capabilities: there is an algorithm, and each is one that a KeyPolicy can name, with usages it has",
      async run({ backend: { capabilities } }) {
        assert.ok(capabilities.algorithms.size > 0);
        for (const [name, { usages }] of capabilities.algorithms) {
          const row = KEY_ALGORITHMS.get(name);
          assert.ok(row !== undefined, name);
          assert.equal(usages & ~row.usages, 0, `${name} has usages that no such key has`);
        }
      },
    },
    {
      name: "capabilities: each operation is one that such a key can serve",
      async run({ backend: { capabilities } }) {
        for (const [name, { operations }] of capabilities.algorithms) {
          for (const operation of operations) {
            assert.ok(couldServe(KEY_ALGORITHMS.get(name)!, operation), `${name} for ${operation}`);
          }
        }
      },
    },
    {
      name: "capabilities: bounds are bounds",
      async run({ backend: { capabilities } }) {
        const { destroyWaitMs, algorithms } = capabilities;
        for (const [name, { maxMessageBytes }] of algorithms) assert.ok(maxMessageBytes > 0, name);
        assert.ok(destroyWaitMs === undefined || (destroyWaitMs.min >= 0 && destroyWaitMs.min <= destroyWaitMs.max));
      },
    },
    {
      name: "health: says how long it took and what answered, in one line",
      async run({ backend, signal }) {
        const { latencyMs, detail } = await backend.health(signal);
        assert.ok(Number.isFinite(latencyMs) && latencyMs >= 0, `latencyMs is ${latencyMs}`);
        assert.match(detail, /^[^\r\n]{1,1024}$/);
      },
    },
    {
      name: "health: ends when its caller has left",
      run: ({ backend }) => expectAborted(() => backend.health(AbortSignal.abort())),
    },
  ];
}
