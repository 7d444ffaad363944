import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { Backend } from "@keyward/core/backend/backend";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { anyAlgorithm, anySigning } from "./some-algorithm.ts";
import { useKey } from "./use-key.ts";

const WITHOUT_SIGNING = "the backend has no key that signs or makes codes";
/** Clocks of servers are not ours. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Keys are disabled, enabled and destroyed, each as often as one likes. */
export function stateCases(): readonly ConformanceCase[] {
  return [
    {
      name: "disable: a disabled key refuses, and serves again once it is enabled",
      skip: (backend) => (anySigning(backend) === undefined ? WITHOUT_SIGNING : noSwitch(backend)),
      async run({ keys, backend, signal }) {
        const pair = anySigning(backend)!;
        const key = await keys.fresh(keys.spec(pair.algorithm), keys.owner(), signal);
        for (let time = 0; time < 2; time++) await backend.admin.disable(key, signal);
        assert.equal((await backend.admin.describe(key, signal))?.state, "Disabled");
        await expectFault(() => useKey(backend, key, pair, randomBytes(8), signal), "KeyDisabled");
        for (let time = 0; time < 2; time++) await backend.admin.enable(key, signal);
        assert.equal((await backend.admin.describe(key, signal))?.state, "Enabled");
        assert.ok((await useKey(backend, key, pair, randomBytes(8), signal)).length > 0);
      },
    },
    {
      name: "disable: is Unsupported where it is not declared",
      skip: ({ capabilities }) => (capabilities.disables ? "the backend disables keys" : undefined),
      async run({ keys, backend, signal }) {
        const key = await keys.shared(anyAlgorithm(backend), signal);
        await expectFault(() => backend.admin.disable(key, signal), "Unsupported");
        await expectFault(() => backend.admin.enable(key, signal), "Unsupported");
      },
    },
    {
      name: "destroy: a key ends when it is said to, and a second time is no error",
      async run({ keys, backend, signal }) {
        const key = await keys.fresh(keys.spec(anyAlgorithm(backend)), keys.owner(), signal);
        const { destroyWaitMs: bounds } = backend.capabilities;
        const endsAtMs = await backend.admin.destroy(key, bounds?.min ?? 0, signal);
        assertWithin(endsAtMs, bounds, Date.now());
        const after = await backend.admin.describe(key, signal);
        if (endsAtMs === undefined)
          assert.ok(after === undefined || after.state === "Destroyed", `it is ${after?.state}`);
        else assert.deepEqual([after?.state, after?.owner], ["Destroying", key.owner]);
        await backend.admin.destroy(key, bounds?.min ?? 0, signal);
      },
    },
    {
      name: "destroy: a key that waits for its end, or has ended, serves nothing more",
      skip: (backend) => (anySigning(backend) === undefined ? WITHOUT_SIGNING : undefined),
      async run({ keys, backend, signal }) {
        const pair = anySigning(backend)!;
        const key = await keys.fresh(keys.spec(pair.algorithm), keys.owner(), signal);
        await backend.admin.destroy(key, backend.capabilities.destroyWaitMs?.min ?? 0, signal);
        await expectFault(
          () => useKey(backend, key, pair, randomBytes(8), signal),
          "KeyDestroyed",
          "KeyMissing",
          "KeyDisabled",
        );
      },
    },
    {
      name: "destroy: a wait outside of the bounds becomes one inside",
      skip: ({ capabilities }) =>
        capabilities.destroyWaitMs === undefined ? "keys of the backend end at once" : undefined,
      async run({ keys, backend, signal }) {
        const bounds = backend.capabilities.destroyWaitMs!;
        for (const waitMs of [0, bounds.max * 10]) {
          const key = await keys.fresh(keys.spec(anyAlgorithm(backend)), keys.owner(), signal);
          assertWithin(await backend.admin.destroy(key, waitMs, signal), bounds, Date.now());
        }
      },
    },
    {
      name: "material: the key itself is given out where it is declared, and never elsewhere",
      async run({ keys, backend, signal }) {
        const key = await keys.shared(anyAlgorithm(backend), signal);
        if (backend.capabilities.delivery === "remote") {
          await expectFault(() => backend.admin.material(key, signal), "Unsupported");
          return;
        }
        using material = await backend.admin.material(key, signal);
        assert.ok(material.length > 0);
      },
    },
  ];
}

function noSwitch({ capabilities }: Pick<Backend, "capabilities">): string | undefined {
  return capabilities.disables ? undefined : "the backend does not disable keys";
}

function assertWithin(
  endsAtMs: number | undefined,
  bounds: { readonly min: number; readonly max: number } | undefined,
  nowMs: number,
): void {
  if (bounds === undefined) {
    assert.equal(endsAtMs, undefined, "keys of this backend end at once");
    return;
  }
  assert.ok(endsAtMs !== undefined, "keys of this backend wait for their end");
  const waitMs = endsAtMs - nowMs;
  assert.ok(waitMs >= bounds.min - CLOCK_SLACK_MS && waitMs <= bounds.max + CLOCK_SLACK_MS, `it ends in ${waitMs} ms`);
}
