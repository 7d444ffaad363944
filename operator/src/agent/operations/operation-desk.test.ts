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
function desk(namespace: string, bytes: ByteBudget, turn: Promise<void>, clock = systemClock) {
  const answers: OperationResult[] = [];
  const send = (message: { case: "operationResult"; value: OperationResult }) => {
    encodeResponse(message);
    answers.push(message.value);
  };
  const stream = {
    identity: { namespace, podName: "pod" },
    profileKey: `${namespace}/p`,
    send,
    rest: () => {},
  } as unknown as AgentStream;
  const signals: AbortSignal[] = [];
  const sign = (_key: unknown, _algorithm: string, _input: unknown, signal: AbortSignal) => {
    signals.push(signal);
    const { promise: left, reject } = Promise.withResolvers<never>();
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    return Promise.race([left, turn.then(() => Uint8Array.of(1))]);
  };
  const options = {
    caches: { keys: { get: () => key }, policies: { get: () => ({ metadata, spec: { algorithm: "Ed25519" } }) } },
    known: { get: () => ({ policies: new Set(["key"]), grants, issuers: new Set() }) },
    backends: { of: () => ({ backend: { use: { sign } } }) },
    clock,
    log: { debug() {}, warn() {} },
    onEnd: () => {},
    bytes,
  } as unknown as OperationDeskOptions;
  return { desk: new OperationDesk(stream, options), answers, signals };
}

function signing(id: bigint, length: number, timeoutMs = 0, container = "app") {
  const input = { case: "message" as const, value: new Uint8Array(length) };
  const operation = { case: "sign" as const, value: { algorithm: "Ed25519", input } };
  return create(KeyOperationSchema, {
    id,
    key: "key",
    keyUid: "u1",
    version: 1,
    container,
    operation,
    timeoutMs,
  });
}

/** Of a status, as gRPC counts. */
const RESOURCE_EXHAUSTED = 8;
const DEADLINE_EXCEEDED = 4;
const PERMISSION_DENIED = 7;
const codeOf = (answer: OperationResult | undefined) =>
  answer?.result.case === "fault" ? answer.result.value.code : undefined;
const never = new Promise<void>(() => {});

const ends = (answers: readonly OperationResult[]) => answers.map(({ id, result }) => [id, result.case]);

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

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

test("a pod has 512 operations under way at most, and a place again when one of them ends", async () => {
  const { desk: one, answers } = desk("shop", new ByteBudget(), never);
  for (let id = 1n; id <= 512n; id++) one.take(signing(id, 1));
  assert.equal(answers.length, 0);
  one.take(signing(513n, 1));
  assert.deepEqual([answers[0]?.id, codeOf(answers[0])], [513n, RESOURCE_EXHAUSTED]);
  one.cancel(7n);
  await until(() => answers.length === 2);
  one.take(signing(514n, 1));
  assert.equal(answers.length, 2);
  one.close();
  await until(() => answers.length === 2 + 512);
});

test("an operation ends in its backend when its time is up, and the sidecar is told", async () => {
  const { desk: one, answers, signals } = desk("shop", new ByteBudget(), never);
  one.take(signing(1n, 1, 1));
  await until(() => answers.length === 1);
  assert.equal(codeOf(answers[0]), DEADLINE_EXCEEDED);
  assert.ok(signals[0]?.aborted);
});

test("an operation ends in its backend when its caller leaves, and all do when the stream ends", async () => {
  const bytes = new ByteBudget(100_000, 20_000);
  const { desk: one, answers, signals } = desk("shop", bytes, never);
  for (const id of [1n, 2n, 3n]) one.take(signing(id, 1_000));
  one.cancel(2n);
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false, true, false],
  );
  one.close();
  assert.ok(signals.every(({ aborted }) => aborted));
  await until(() => answers.length === 3);
  // What they held is free again.
  assert.ok(bytes.take("shop", 20_000));
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

test("a pod that asks in vain without end is told that it is too much; what it may do is done, and no other pod notices", async () => {
  const stopped = { ...systemClock, monotonicMs: () => 0 };
  const [bytes, turn] = [new ByteBudget(), Promise.resolve()];
  const [one, other] = [desk("shop", bytes, turn, stopped), desk("shop", bytes, turn, stopped)];
  for (let id = 1n; id <= 600n; id++) one.desk.take(signing(id, 1, 0, "stranger"));
  const codes = one.answers.map(codeOf);
  assert.deepEqual(new Set(codes.slice(0, 512)), new Set([PERMISSION_DENIED]));
  assert.deepEqual(new Set(codes.slice(512)), new Set([RESOURCE_EXHAUSTED]));
  one.desk.take(signing(601n, 1));
  other.desk.take(signing(1n, 1, 0, "stranger"));
  await until(() => one.answers.length === 601);
  assert.deepEqual(ends(one.answers).at(-1), [601n, "output"]);
  assert.deepEqual(other.answers.map(codeOf), [PERMISSION_DENIED]);
});
