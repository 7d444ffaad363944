import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import type { RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import { systemClock } from "@keyward/kube/watch/clock";
import { AgentLink } from "../agent/agent-link.ts";
import {
  createTestAuthority,
  createTestServerCertificate,
  type TestAuthority,
  type TestServerCertificate,
} from "../agent/testing/test-authority.ts";
import { KeyStore } from "../keys/key-store.ts";
import { logTo } from "../log/log.ts";
import { TrustStore } from "../trust/trust-store.ts";
import { RemoteKeys } from "./remote-keys.ts";
import { ReplicaProcess } from "./testing/replica-process.ts";

const LIMIT = { timeout: 120_000 };
const CALLER_MS = 20_000;
const BACKEND_MS = 5;
const WORKERS = 24;
const ENDS = ["SIGTERM", "SIGKILL", "SIGSTOP"] as const;
const digest = { kind: "digest", bytes: new Uint8Array(32).fill(7) } as const;

let authority: TestAuthority;
let certificate: TestServerCertificate;
const started: ReplicaProcess[] = [];
let living: ReplicaProcess[];
let lines: string[];
let link: AgentLink;
let use: RemoteUse;

before(async () => {
  authority = await createTestAuthority();
  certificate = await createTestServerCertificate(authority);
});
beforeEach(async () => {
  lines = [];
  living = [await start(), await start()];
  const log = logTo({ write: (line) => lines.push(line) }, "debug");
  const remote = new RemoteKeys(systemClock);
  const keys = new KeyStore({ load: () => assert.fail("no key comes here") }, remote, log);
  const hello = { protocolVersion: 2, sidecarVersion: "0", profile: "p", containers: ["app"] };
  const readToken = async () => "token";
  link = new AgentLink({ hello, keys, trust: new TrustStore(), remote, log, clock: systemClock, readToken });
  const description = { operations: ["ECDSA-P256-SHA256"], signsDigests: true, maxMessageBytes: 4_096 };
  use = remote.useOf({ name: "key", uid: "u1", version: 1 }, description as never);
  follow();
  await sign();
});
afterEach(() => link.stop());
after(() => Promise.all(started.map((replica) => replica[Symbol.asyncDispose]())));

async function start(): Promise<ReplicaProcess> {
  const replica = await ReplicaProcess.start(certificate, BACKEND_MS);
  started.push(replica);
  return replica;
}

/** As the profile's status would say it, some time after the fact. */
function follow(): void {
  const addresses = living.map(({ address }) => address);
  link.setEndpoint({ addresses, serverName: AGENT_SERVER_NAME, caBundle: authority.pem });
}

const sign = (timeoutMs = CALLER_MS) =>
  use.sign("ECDSA-P256-SHA256", digest, { container: "app", deadlineMs: systemClock.monotonicMs() + timeoutMs });

function connected(): ReplicaProcess {
  const last = lines.findLast((line) => line.includes("operator connected"));
  return living.find(({ address }) => last?.includes(address)) ?? living[0]!;
}

/** Signs without a rest. @returns how to end, and what happened */
function load() {
  const failed: unknown[] = [];
  let [calls, stopped] = [0, false];
  const worker = async () => {
    while (!stopped)
      await sign().then(
        () => calls++,
        (error) => failed.push(error),
      );
  };
  const running = Promise.all(Array.from({ length: WORKERS }, worker));
  const end = async () => {
    stopped = true;
    await running;
    return { calls, failed };
  };
  return { end, calls: () => calls };
}

/** Numerical Recipes: the same seed gives the same course of events. @returns numbers in [0, 1) */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

for (const seed of [1, 2]) {
  test(`no signature fails while replicas come and go under load (seed ${seed})`, LIMIT, async (context) => {
    const random = seeded(seed);
    const { end, calls } = load();
    for (let round = 0; round < 4; round++) {
      const how = ENDS[(seed + round) % ENDS.length]!;
      const victim = random() < 0.8 ? connected() : living[Math.floor(random() * living.length)]!;
      const [fresh] = await Promise.all([start(), delay(random() * 300)]);
      victim.signal(how);
      // Status lists the one that is gone, and not yet the new one, until a leader has noticed.
      await delay(random() * 1_500);
      living = [...living.filter((replica) => replica !== victim), fresh];
      follow();
      const before = calls();
      while (calls() < before + WORKERS * 2) await delay(10);
    }
    const { calls: all, failed } = await end();
    context.diagnostic(`${all} signatures`);
    assert.deepEqual(failed, [], lines.join(""));
  });
}

test(
  "of a replica that sleeps in the middle the caller's time is kept, and the next call goes elsewhere",
  LIMIT,
  async () => {
    const asleep = connected();
    asleep.signal("SIGSTOP");
    await assert.rejects(sign(250), { code: "DEADLINE_EXCEEDED" });
    await sign();
    assert.notEqual(connected(), asleep);
  },
);

test("an address at which nobody answers costs no call", LIMIT, async () => {
  const [gone, left] = [connected(), living.find((replica) => replica !== connected())!];
  const asleep = await start();
  asleep.signal("SIGSTOP");
  living = [gone, left, asleep];
  follow();
  const { end } = load();
  gone.signal("SIGKILL");
  await sign();
  const { failed } = await end();
  assert.deepEqual(failed, [], lines.join(""));
  assert.equal(connected(), left);
});
