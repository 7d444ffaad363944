import assert from "node:assert/strict";
import { test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { ACCOUNTS } from "../../fairness/caller-accounts.ts";
import { CallLog } from "../../log/call-log.ts";
import { logTo } from "../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../profile/holder.ts";
import type { CallContext, UnaryMethod } from "../grpc/call/method.ts";
import { row } from "./row.ts";
import { decodeRequest } from "./wire-message.ts";

const call = testCall();
const REQUEST = toBinary(HashRequestSchema, { algorithm: "SHA-256", data: Buffer.from("abc") });

/** A method whose digest is what `work` gives for the data of the request. */
function methodOf(work: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>): (lines?: string[]) => UnaryMethod {
  return (lines = []) => {
    const holder = new ProfileHolder();
    holder.swap(snapshotOf(call.profile));
    const calls = new CallLog(logTo({ write: (line) => lines.push(line) }, "debug"), "debug");
    const [, bind] = row({
      rpc: "Work",
      request: HashRequestSchema,
      response: HashResponseSchema,
      operation: { name: "Work", checks: [], run: work },
      profileOf: (_request, { own }) => own!,
      decode: ({ data }) => data,
      encode: (digest) => ({ digest }),
    });
    const wire = {
      service: "t.T",
      maxRequestBytes: 2 ** 20,
      maxResponseBytes: 2 ** 20,
      read: decodeRequest,
      rephrase: (rpc: string, error: unknown) => new KeywardError("INTERNAL", `${rpc}: ${(error as Error).message}`),
    };
    return bind(wire, { ...call, holder, calls, nowMs: () => 0 }) as UnaryMethod;
  };
}

const ask = (method: UnaryMethod) => method.handle(REQUEST, call as unknown as CallContext);
const digestIn = (answer: Uint8Array) => Buffer.from(fromBinary(HashResponseSchema, answer).digest).toString();

test("an operation that is done at once is answered at once", () => {
  const answer = ask(methodOf((data) => data)());
  assert.ok(answer instanceof Uint8Array);
  assert.equal(digestIn(answer), "abc");
});

test("an operation that takes its time is answered when it is done", async () => {
  const answer = ask(methodOf(async (data) => data)());
  assert.ok(answer instanceof Promise);
  assert.equal(digestIn(await answer), "abc");
});

test("what fails, now or later, is said in the words of the wire, logged once, and no call is left", async () => {
  const broken = () => {
    throw new Error("broken");
  };
  for (const work of [broken, async () => broken()]) {
    const lines: string[] = [];
    await assert.rejects(async () => ask(methodOf(work)(lines)), { message: "Work: broken" });
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).msg),
      ["started call", "finished call"],
    );
    assert.match(lines[1]!, /Work: broken/);
    assert.equal(ACCOUNTS.of(call.caller).inFlight, 0);
  }
});

test("an answer is nobody else's memory: what an operation wipes afterwards is on its way as it was", async () => {
  for (const bytes of [10, 10_000, 100_000]) {
    const output = Buffer.alloc(bytes, 7);
    const answer = await ask(methodOf(() => output)());
    output.fill(0);
    assert.deepEqual(Buffer.from(fromBinary(HashResponseSchema, answer).digest), Buffer.alloc(bytes, 7));
  }
});
