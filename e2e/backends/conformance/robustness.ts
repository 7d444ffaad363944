import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { CaseContext, ConformanceCase } from "./case.ts";
import { expectAborted, expectFault } from "./expect-fault.ts";
import { holds } from "./signatures.ts";
import { anyAlgorithm, anySigning } from "./some-algorithm.ts";
import { useKey } from "./use-key.ts";

const CALLS_AT_ONCE = 64;
const WITHOUT_SIGNING = "the backend has no key that signs or makes codes";

/** Many callers, callers that leave, and input that nobody meant. */
export function robustnessCases(): readonly ConformanceCase[] {
  return [
    {
      name: `many: ${CALLS_AT_ONCE} operations at once are all done, each for its own message`,
      skip: (backend) => (anySigning(backend) === undefined ? WITHOUT_SIGNING : undefined),
      async run({ keys, backend, signal }) {
        const pair = anySigning(backend)!;
        const key = await keys.shared(pair.algorithm, signal);
        const messages = Array.from({ length: CALLS_AT_ONCE }, () => randomBytes(50));
        const results = await Promise.all(messages.map((each) => useKey(backend, key, pair, each, signal)));
        for (const [index, message] of messages.entries()) {
          const isGood = SIGNATURES.has(pair.operation)
            ? await holds(key, pair.operation, message, results[index]!)
            : await backend.use.verifyMac(key, pair.operation, message, results[index]!, signal);
          assert.ok(isGood, `operation ${index}`);
        }
      },
    },
    {
      name: "leave: a call whose caller has left already ends with an error, and has no effect",
      async run({ keys, backend, signal }) {
        const gone = AbortSignal.abort();
        const owner = keys.owner();
        const key = await keys.shared(anyAlgorithm(backend), signal);
        await expectAborted(() => backend.admin.create(keys.spec(key.algorithm), owner, gone));
        await expectAborted(() => backend.admin.describe(key, gone));
        await expectAborted(() => backend.admin.destroy(key, 0, gone));
        await expectAborted(() => Array.fromAsync(backend.admin.list(keys.clusterId, gone)));
        const listed = await Array.fromAsync(backend.admin.list(keys.clusterId, signal));
        assert.ok(!listed.some((each) => each.owner?.keyUid === owner.keyUid));
        assert.equal((await backend.admin.describe(key, signal))?.state, "Enabled");
      },
    },
    {
      name: "leave: callers who leave in the middle are let go, and the others are served",
      skip: (backend) => (anySigning(backend) === undefined ? WITHOUT_SIGNING : undefined),
      async run(context) {
        const { keys, backend, signal } = context;
        const pair = anySigning(backend)!;
        const key = await keys.shared(pair.algorithm, signal);
        await leaveInTheMiddle(context, (left) => useKey(backend, key, pair, randomBytes(20), left));
        assert.ok((await useKey(backend, key, pair, randomBytes(20), signal)).length > 0);
      },
    },
    {
      name: "refuse: a key reference of another algorithm, or with a name that is no algorithm, serves nothing",
      skip: (backend) => (anySigning(backend) === undefined ? WITHOUT_SIGNING : undefined),
      async run({ keys, backend, signal }) {
        const pair = anySigning(backend)!;
        const key = await keys.shared(pair.algorithm, signal);
        for (const algorithm of ["constructor", "", "RSA-1"]) {
          const ref = { id: key.id, algorithm };
          await expectFault(
            () => useKey(backend, ref, pair, randomBytes(8), signal),
            "Unsupported",
            "KeyMissing",
            "Rejected",
          );
        }
      },
    },
  ];
}

/** Some are done before they leave: that is no fault. Each ends, and by an error of ours or its own reason. */
async function leaveInTheMiddle({ signal }: CaseContext, call: (left: AbortSignal) => Promise<unknown>): Promise<void> {
  const reason = new Error("the caller left");
  const calls = Array.from({ length: 16 }, async () => {
    const controller = new AbortController();
    const ended = call(AbortSignal.any([controller.signal, signal])).catch((error: unknown) => {
      assert.ok(
        error === reason || error instanceof BackendError || (error as Error).name === "AbortError",
        String(error),
      );
    });
    setImmediate(() => controller.abort(reason));
    await ended;
  });
  await Promise.all(calls);
}
