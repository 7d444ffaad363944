import assert from "node:assert/strict";
import { test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import { systemClock } from "@keyward/kube/watch/clock";
import { KeyOperationSchema, type OperationResult } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { AgentStream } from "../agent-stream.ts";
import { encodeResponse } from "../service.ts";
import { ByteBudget } from "./byte-budget.ts";
import { OperationDesk, type OperationDeskOptions } from "./operation-desk.ts";

const version = {
  version: 1,
  state: "Active",
  fingerprint: "f",
  backend: { kind: "BuiltIn", name: "s", protection: "Software" },
  backendKey: "k",
};
const metadata = { uid: "u1", namespace: "shop", resourceVersion: "1" };
const key = { metadata, spec: { policyRef: { name: "key" } }, status: { lastVersion: 1, versions: [version] } };
const grants = [{ container: "app", policy: "key", usages: parseUsages(["sign"]) }];

/** A desk for one pod of a namespace, before a backend that answers when it is told to. */
function desk(namespace: string, bytes: ByteBudget, turn: Promise<void>) {
  const answers: OperationResult[] = [];
  const send = (message: { case: "operationResult"; value: OperationResult }) => {
    encodeResponse(message);
    answers.push(message.value);
  };
  const stream = {
    identity: { namespace, podName: "pod" },
    profileKey: `${namespace}/p`,
    send,
  } as unknown as AgentStream;
  const sign = () => turn.then(() => Uint8Array.of(1));
  const options = {
    caches: { keys: { get: () => key }, policies: { get: () => ({ metadata, spec: { algorithm: "Ed25519" } }) } },
    known: { get: () => ({ policies: new Set(["key"]), grants, issuers: new Set() }) },
    backends: { of: () => ({ backend: { use: { sign } } }) },
    clock: systemClock,
    log: { debug() {} },
    onEnd: () => {},
    bytes,
  } as unknown as OperationDeskOptions;
  return { desk: new OperationDesk(stream, options), answers };
}

function signing(id: bigint, length: number) {
  const input = { case: "message" as const, value: new Uint8Array(length) };
  const operation = { case: "sign" as const, value: { algorithm: "Ed25519", input } };
  return create(KeyOperationSchema, { id, key: "key", keyUid: "u1", version: 1, container: "app", operation });
}

const ends = (answers: readonly OperationResult[]) => answers.map(({ id, result }) => [id, result.case]);

test("pods of one namespace hold no more bytes than it may, whatever streams they come on, and others have theirs", async () => {
  const { promise: turn, resolve: go } = Promise.withResolvers<void>();
  const bytes = new ByteBudget(100_000, 20_000);
  const [one, two, other] = [desk("shop", bytes, turn), desk("shop", bytes, turn), desk("bank", bytes, turn)];
  one.desk.take(signing(1n, 15_000));
  two.desk.take(signing(1n, 15_000));
  other.desk.take(signing(1n, 15_000));
  assert.deepEqual(ends(two.answers), [[1n, "fault"]]);
  assert.deepEqual([one.answers, other.answers], [[], []]);
  go();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([ends(one.answers), ends(other.answers)], [[[1n, "output"]], [[1n, "output"]]]);
  two.desk.take(signing(2n, 15_000));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(ends(two.answers)[1], [2n, "output"]);
});

test("a backend that asks for a wait of ages is told of as any other", async () => {
  const ages = new BackendError("Throttled", "later", { retryAfterMs: 1e18 });
  const { desk: one, answers } = desk("shop", new ByteBudget(), Promise.reject(ages));
  one.take(signing(1n, 10));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(ends(answers), [[1n, "fault"]]);
  for (const retryAfterMs of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5]) {
    const { retryAfterMs: kept } = new BackendError("Throttled", "later", { retryAfterMs });
    assert.ok(kept === undefined || (Number.isInteger(kept) && kept >= 0), `${retryAfterMs}`);
  }
});
