import assert from "node:assert/strict";
import { test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS, statusOf } from "@keyward/core/parsec/status";
import { type CallLimits, DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { HashComputeRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { TestClient } from "../front/parsec/testing/test-client.ts";
import { startTestParsec } from "../front/parsec/testing/test-parsec.ts";
import { startEngineServer } from "../front/testing/engine-server.ts";
import { clientStreamCall } from "../front/testing/stream-call.ts";
import { type Failure, unaryCall } from "../front/testing/unary-call.ts";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { ACCOUNTS } from "./caller-accounts.ts";

const LIMIT = { timeout: 60_000 };
const { hash, hashStream } = CryptoService.method;
const DATA = { data: new Uint8Array(3) };

/** Some at once, and then one in a quarter of an hour: however slow the machine, none comes back within a test. */
function limitsWith(burst: number, calls = 8) {
  const rate = { rule: "limits.callers[local].callsPerSecond", callsPerSecond: 0.001, burst };
  const limits: CallLimits = { rate, inFlight: { rule: "limits.callsInFlight", calls }, priority: "Normal" };
  return { limits: { ...DEFAULT_LIMITS, callers: new Map([["local", limits]]) } };
}

async function failure(call: Promise<unknown>): Promise<Failure> {
  return call.then(
    () => assert.fail("the call succeeded"),
    (error: Failure) => error,
  );
}

test(
  "a gRPC client above its rate is told the rule and when to try again, and a new profile lets it in",
  LIMIT,
  async () => {
    await using engine = await startEngineServer(limitsWith(3));
    const call = () => unaryCall(engine.session, hash, DATA);
    await call();
    await clientStreamCall(engine.session, hashStream, [{ part: { case: "begin", value: {} } }] as never);
    await call();
    const refused = await failure(call());
    assert.equal(refused.code, 8);
    assert.match(
      refused.text,
      /rule limits\.callers\[local\]\.callsPerSecond of profile payments .* 3 at once .* try again in \d+ ms/,
    );
    for (const type of ["ErrorInfo", "RetryInfo", "QuotaFailure"])
      assert.ok(refused.details.includes(`google.rpc.${type}`));
    assert.ok(refused.details.includes("container:local"));
    engine.change(limitsWith(5));
    await call();
    await call();
    assert.equal((await failure(call())).code, 8, "what was called before the change counts");
    engine.change({});
    await call();
    assert.equal(ACCOUNTS.of(LOCAL_CALLER).inFlight, 0);
  },
);

test("a stream is a call that is under way until it ends", LIMIT, async () => {
  await using engine = await startEngineServer(limitsWith(100, 1));
  const gate = Promise.withResolvers<void>();
  async function* messages() {
    yield { part: { case: "begin", value: {} } };
    await gate.promise;
  }
  const stream = clientStreamCall(engine.session, hashStream, messages() as never);
  while (ACCOUNTS.of(LOCAL_CALLER).inFlight === 0) await new Promise(setImmediate);
  assert.match((await failure(unaryCall(engine.session, hash, DATA))).text, /limits\.callsInFlight .* 1 calls at once/);
  gate.resolve();
  await stream;
  engine.change({});
  await unaryCall(engine.session, hash, DATA);
  assert.equal(ACCOUNTS.of(LOCAL_CALLER).inFlight, 0);
});

test("a Parsec client above its rate gets the status of other limits", LIMIT, async () => {
  await using parsec = await startTestParsec({ profile: limitsWith(1) });
  const client = new TestClient(parsec.path, "app");
  const request = { hashAlg: Hash.SHA3_512, input: new Uint8Array(3) };
  const hashed = () => client.status(OPCODE.psaHashCompute, HashComputeRequestSchema, request);
  assert.deepEqual([await hashed(), await hashed()], [STATUS.SUCCESS, statusOf("RESOURCE_EXHAUSTED")]);
  parsec.change({});
  assert.equal(await hashed(), STATUS.SUCCESS);
});
