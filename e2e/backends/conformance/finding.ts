import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import type { CaseContext, ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { anyAlgorithm } from "./some-algorithm.ts";

const CALLERS = 8;

/** Keys are found again, by whoever made them and after a crash, and no others are. */
export function finderCases(): readonly ConformanceCase[] {
  return [
    {
      name: "find: creating a key again gives the same one, and makes no second",
      async run({ backend, keys, signal }) {
        const [spec, owner] = [keys.spec(anyAlgorithm(backend)), keys.owner()];
        const first = await keys.fresh(spec, owner, signal);
        const again = await backend.admin.create(spec, owner, signal);
        assert.deepEqual([again.id, again.publicKey], [first.id, first.publicKey]);
        assert.deepEqual(await idsOf(backend.admin.list(owner.clusterId, signal), owner.keyUid), [first.id]);
      },
    },
    {
      name: `find: ${CALLERS} callers who create one key at once get one key`,
      async run({ backend, keys, signal }) {
        const [spec, owner] = [keys.spec(anyAlgorithm(backend)), keys.owner()];
        const made = await Promise.all(Array.from({ length: CALLERS }, () => keys.fresh(spec, owner, signal)));
        assert.equal(new Set(made.map(({ id }) => id)).size, 1);
        assert.equal((await idsOf(backend.admin.list(owner.clusterId, signal), owner.keyUid)).length, 1);
      },
    },
    {
      name: "find: a backend that was opened later finds the key by its owner and by its id",
      async run({ backend, keys, signal, openAnother }) {
        const [spec, owner] = [keys.spec(anyAlgorithm(backend)), keys.owner()];
        const first = await keys.fresh(spec, owner, signal);
        await using another = await openAnother();
        assert.deepEqual((await another.admin.describe(first, signal))?.owner, first.owner);
        assert.equal((await another.admin.create(spec, owner, signal)).id, first.id);
      },
    },
    {
      name: "find: two versions of one key are two keys",
      async run({ backend, keys, signal }) {
        const spec = keys.spec(anyAlgorithm(backend));
        const owner = keys.owner();
        const one = await keys.fresh(spec, owner, signal);
        const two = await keys.fresh(spec, { ...owner, version: 2 }, signal);
        assert.notEqual(one.id, two.id);
        assert.notDeepEqual([one.publicKey, one.owner], [two.publicKey, two.owner]);
        assert.deepEqual([one.owner?.version, two.owner?.version], [1, 2]);
        assert.equal((await idsOf(backend.admin.list(owner.clusterId, signal), owner.keyUid)).length, 2);
      },
    },
    {
      name: "list: shows keys with their owners, and none of another cluster",
      async run(context) {
        const { backend, keys, signal } = context;
        const key = await keys.shared(anyAlgorithm(backend), signal);
        const listed = await all(context, keys.clusterId);
        const shown = listed.find(({ id }) => id === key.id);
        assert.deepEqual(shown?.owner, key.owner);
        assert.ok(listed.every(({ owner }) => owner?.clusterId === keys.clusterId));
        assert.deepEqual(await all(context, randomUUID()), []);
      },
    },
    {
      name: "unknown: no id but a key's own describes anything",
      async run({ backend, keys, signal }) {
        const key = await keys.shared(anyAlgorithm(backend), signal);
        for (const id of strangeIds(key)) {
          assert.equal(await backend.admin.describe({ ...key, id }, signal), undefined, JSON.stringify(id));
        }
      },
    },
    {
      name: "unknown: using what is not there is KeyMissing, and destroying it is no error",
      async run({ backend, keys, signal }) {
        const key = await keys.shared(anyAlgorithm(backend), signal);
        for (const id of strangeIds(key)) {
          const ref = { id, algorithm: key.algorithm };
          const { delivery, disables } = backend.capabilities;
          if (delivery === "material") await expectFault(() => backend.admin.material(ref, signal), "KeyMissing");
          if (disables) await expectFault(() => backend.admin.disable(ref, signal), "KeyMissing");
          assert.equal(await backend.admin.destroy(ref, 0, signal), undefined, JSON.stringify(id));
        }
        assert.equal((await backend.admin.describe(key, signal))?.state, "Enabled");
      },
    },
  ];
}

/** Ids that name nothing: none, changed ones, and some that would mean something to a path or a shell. */
function strangeIds({ id }: BackendKey): readonly string[] {
  const last = id.at(-1) === "7" ? "8" : "7";
  return [
    "",
    "no-such-key",
    `${id.slice(0, -1)}${last}`,
    `${id}x`,
    "../../etc/passwd",
    "a b?c=d#e%2f",
    "\n",
    "x".repeat(4096),
  ];
}

async function all({ backend, signal }: CaseContext, clusterId: string): Promise<BackendKey[]> {
  return Array.fromAsync(backend.admin.list(clusterId, signal));
}

async function idsOf(listed: AsyncIterable<BackendKey>, keyUid: string): Promise<string[]> {
  return (await Array.fromAsync(listed)).filter(({ owner }) => owner?.keyUid === keyUid).map(({ id }) => id);
}
