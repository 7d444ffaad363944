import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { RemoteOperations } from "./remote-operations.ts";
import { ManualClock } from "./testing/manual-clock.ts";

const KEY = { name: "orders", uid: "u1", version: 2 };
const digest = { kind: "digest", bytes: new Uint8Array(32) } as const;

interface Sent {
  readonly case: string;
  readonly value: { readonly id: bigint; readonly container?: string; readonly timeoutMs?: number };
}

let clock: ManualClock;
let road: RemoteOperations;
let sent: Sent[];
const stream = () => ({ send: (message: unknown) => void sent.push(message as Sent) });
const sign = (container = "app", more: object = {}) =>
  road.sign(KEY, "ECDSA-P256-SHA256", digest, { container, ...more });
const settle = (id: bigint, output = Uint8Array.of(1)) => {
  road.settle({ id, result: { case: "output", value: output } } as never);
};

beforeEach(() => {
  clock = new ManualClock();
  road = new RemoteOperations(clock);
  sent = [];
  road.attach(stream());
});

test("answers come in any order, each to whoever asked", async () => {
  const all = [sign(), sign(), sign()];
  for (const id of [3n, 1n, 2n]) settle(id, Uint8Array.of(Number(id)));
  assert.deepEqual(await Promise.all(all), [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
});

test("256 are under way at most, and containers take turns for the next place", async () => {
  const all = Array.from({ length: 300 }, () => sign("greedy"));
  all.push(sign("modest"));
  await turn();
  assert.equal(sent.length, 256);
  settle(1n);
  settle(2n);
  assert.deepEqual(
    sent.slice(256).map(({ value }) => value.container),
    ["greedy", "modest"],
  );
  for (let id = 3n; id <= 301n; id++) settle(id);
  assert.equal((await Promise.all(all)).length, 301);
});

describe("a caller", () => {
  test("who leaves is not answered, and the operator is told", async () => {
    const abort = new AbortController();
    const signing = sign("app", { signal: abort.signal });
    await turn();
    abort.abort(new KeywardError("CANCELLED", "the client has left"));
    await assert.rejects(signing, { code: "CANCELLED" });
    assert.deepEqual(sent.at(-1), { case: "cancellation", value: { id: 1n } });
    settle(1n);
  });

  test("waits no longer than it wants to, and the operator knows how long that is", async () => {
    const signing = sign("app", { deadlineMs: clock.monotonicMs() + 250 });
    await turn();
    assert.equal(sent[0]?.value.timeoutMs, 250);
    const told = assert.rejects(signing, { code: "DEADLINE_EXCEEDED" });
    await clock.advance(250);
    await told;
  });

  test("is told what the operator says of a refusal", async () => {
    const signing = sign();
    await turn();
    const fault = { code: 14, message: "the backend rests", retryAfterMs: 500 };
    road.settle({ id: 1n, result: { case: "fault", value: fault } } as never);
    await assert.rejects(signing, { code: "UNAVAILABLE", message: "the backend rests; try again in 500 ms" });
  });
});

describe("when the stream ends", () => {
  test("what was under way is asked again on the next, before what came later", async () => {
    const first = sign();
    await turn();
    road.detach();
    const second = sign();
    await turn();
    assert.equal(sent.length, 1);
    road.attach(stream());
    assert.deepEqual(
      sent.map(({ value }) => value.id),
      [1n, 2n, 3n],
    );
    settle(1n);
    settle(2n, Uint8Array.of(9));
    settle(3n);
    assert.deepEqual(await first, Uint8Array.of(9));
    await second;
  });

  test("and no other comes, who waits is told, and who comes later at once", async () => {
    const signing = sign();
    await turn();
    road.detach();
    const told = assert.rejects(signing, { code: "UNAVAILABLE", message: /no operator .* is connected; try again/ });
    await clock.advance(10_000);
    await told;
    await assert.rejects(sign(), { code: "UNAVAILABLE" });
  });
});

test("before the first stream calls wait for it as they do for the next", async () => {
  road = new RemoteOperations(clock);
  const told = assert.rejects(sign(), { code: "UNAVAILABLE" });
  await clock.advance(10_000);
  await told;
  road.attach(stream());
  const signing = sign();
  settle(1n);
  await signing;
});

test("what waits is bounded", async () => {
  const all = Array.from({ length: 256 + 16_384 }, () => sign());
  for (const each of all) each.catch(() => {});
  await turn();
  await assert.rejects(sign(), { code: "RESOURCE_EXHAUSTED", message: /wait for their backends/ });
});
