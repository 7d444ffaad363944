import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { SECRETS } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { ask, ended } from "../keys/requests.ts";
import { openSuite } from "../operator/fixture.ts";
import {
  createInjectedPod,
  createPolicy,
  createProfile,
  getKey,
  getProfile,
  hasReason,
  sealedSetsOf,
  uniqueName,
} from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { TestSidecar } from "../operator/test-sidecar.ts";
import { requestToken } from "../operator/tokens.ts";
import { states, told } from "./told.ts";
import { type WrongClock, wrongClock } from "./wrong-clock.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const SIGNING: KeyPolicySpec = { algorithm: "ECDSA-P256" };

const suite = await openSuite();
let clock: WrongClock;
let operator: OperatorProcess;

before(async () => {
  clock = await wrongClock();
  operator = await suite.start({}, clock.env);
});
afterEach(() => clock.jump(0));
after(async () => clock?.[Symbol.asyncDispose]());

const statusOf = async (name: string) => (await getKey(suite, name)).status!;

async function make(spec: KeyPolicySpec = SIGNING): Promise<string> {
  const name = uniqueName("key");
  await createPolicy(suite, name, spec);
  await hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
  return name;
}

async function rotate(name: string): Promise<number> {
  const { status } = await ended(suite, await ask(suite, name, "Rotate"));
  assert.equal(status?.phase, "Succeeded", JSON.stringify(status));
  return status.version!;
}

/** The operator takes its turn over this key, whatever its timers say. */
async function isLookedAt(name: string): Promise<void> {
  await rotate(name);
}

test("an hour forward and back rotates nothing that is not due, and what is asked for once", async () => {
  const daily = await make({ ...SIGNING, rotation: { every: "24h" } });
  for (const aheadMs of [HOUR_MS, 0, -HOUR_MS, 0]) {
    await clock.jump(aheadMs);
    const asked = await make();
    assert.equal(await rotate(asked), 2);
    assert.deepEqual(states(await statusOf(asked)), ["1 Retired", "2 Active"]);
  }
  assert.deepEqual(states(await statusOf(daily)), ["1 Active"]);
});

test("400 days forward make one rotation and no second one, and the way back makes none", async () => {
  const key = await make({ ...SIGNING, rotation: { every: "720h" } });
  await clock.jump(400 * DAY_MS);
  // Timers measure what passed, so the key is looked at when something happens to it.
  await isLookedAt(key);
  await told(() => getKey(suite, key), "Settled", /^True NothingToDo/);
  const there = await statusOf(key);
  assert.ok(there.lastVersion! <= 3, states(there).join());
  await clock.jump(0);
  await isLookedAt(key);
  const back = await statusOf(key);
  assert.equal(back.lastVersion, there.lastVersion! + 1);
  assert.equal(states(back).filter((state) => state.endsWith("Active")).length, 1);
  const nextMs = Date.parse(back.nextRotationAt!) - Date.now();
  assert.ok(nextMs <= 720 * HOUR_MS + HOUR_MS, `the next rotation is ${nextMs / DAY_MS} days away`);
});

test("nothing is destroyed before its time by a clock that runs ahead", async () => {
  const key = await make({ ...SIGNING, retention: { waitingPeriod: "168h" } });
  await rotate(key);
  const destroy = await ended(suite, await ask(suite, key, "Destroy", { version: 1 }));
  assert.equal(destroy.status?.phase, "Succeeded");
  await clock.jump(400 * DAY_MS);
  await ask(suite, key, "Rotate");
  const said = await told(() => getKey(suite, key), "Settled", /BackendFailed: .*clock/);
  assert.match(said, /version 1 .*Next: /);
  assert.equal((await statusOf(key)).versions?.[0]?.state, "Destroying");
  await clock.jump(0);
  const { status } = await ended(suite, await ask(suite, key, "CancelDestroy", { version: 1 }));
  assert.equal(status?.phase, "Succeeded");
  await told(() => getKey(suite, key), "Settled", /^True NothingToDo/);
  assert.equal((await statusOf(key)).versions?.[0]?.state, "Retired");
  const { uid } = (await getKey(suite, key)).metadata;
  assert.equal((await sealedSetsOf(suite, uid!)).length, 1);
});

test("what retention schedules by a wrong clock can be taken back by the right one", async () => {
  const key = await make({ ...SIGNING, retention: { destroyAfter: "720h", waitingPeriod: "168h" } });
  await rotate(key);
  await clock.jump(400 * DAY_MS);
  await rotate(key);
  await eventually("version 1 to be scheduled", async () => states(await statusOf(key))[0] === "1 Destroying");
  await clock.jump(0);
  const { status } = await ended(suite, await ask(suite, key, "CancelDestroy", { version: 1 }));
  assert.equal(status?.phase, "Succeeded");
  assert.equal(states(await statusOf(key))[0], "1 Retired");
});

test("sidecars connect after a clock was 400 days ahead and came back", async () => {
  const profile = uniqueName("profile");
  await createProfile(suite, profile);
  for (const aheadMs of [400 * DAY_MS, 0]) {
    await clock.jump(aheadMs);
    await certificatesAreOf(aheadMs);
  }
  const pod = await createInjectedPod(suite, uniqueName("pod"), profile);
  const token = await requestToken(suite, { pod });
  await eventually("a sidecar that is welcome", async () => {
    const endpoint = (await getProfile(suite, profile)).status?.agent;
    if (endpoint === undefined) return false;
    const sidecar = new TestSidecar(endpoint, token);
    sidecar.hello(profile);
    await sidecar.welcomed().finally(() => sidecar.close());
    return true;
  });
});

/** A minute of waiting less: whoever touches the Secrets of certificates wakes who keeps them. */
async function certificatesAreOf(aheadMs: number): Promise<void> {
  const nowMs = Date.now() + aheadMs;
  let touches = 0;
  await eventually("certificates of that time", async () => {
    const { items } = await suite.client.list(SECRETS, { namespace: suite.operatorNamespace });
    const wrong = items.filter(({ type, data }) => type === "kubernetes.io/tls" && !isValid(data!["tls.crt"]!, nowMs));
    const body = { metadata: { annotations: { "example.org/touched": String(touches++) } } };
    for (const { metadata } of wrong) await suite.client.patch(SECRETS, metadata, { type: "merge", body });
    return wrong.length === 0;
  });
}

function isValid(certificate: string, atMs: number): boolean {
  const { validFromDate, validToDate } = new X509Certificate(Buffer.from(certificate, "base64"));
  return validFromDate.getTime() <= atMs && atMs < validToDate.getTime();
}

test("it was one process all the while", () => {
  assert.equal(suite.replicas.length, 1);
  assert.equal(
    operator.lines.some(({ event }) => event === "operator.failed"),
    false,
  );
});
