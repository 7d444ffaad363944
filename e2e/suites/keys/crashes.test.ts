import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { Informer } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { decodeFrame } from "@keyward/provider-software/sets/set-frame";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, getKey, hasReason, sealedSetsOf, uniqueName } from "../operator/objects.ts";
import { KeyHistory } from "./key-history.ts";
import { randomOf } from "./random-of.ts";
import { ReplicaPool } from "./replica-pool.ts";
import { ask, ended } from "./requests.ts";

const KILLS = Number(process.env.KEYWARD_CRASHES ?? 200);
const SEED = Number(process.env.KEYWARD_SEED ?? randomInt(2 ** 31));
/** Time in which a leader lives, from the moment at which it leads. */
const LIFE_MS = 600;
const STANDBYS = 2;
const CONVERGED_MS = 60_000;
const FLAGS = { "lease-retry-period": "50ms", "log-level": "info" };

/** What is retired ends at once, so that destroying and purging meet crashes, too. */
const SPEC: KeyPolicySpec = {
  algorithm: "ECDSA-P256",
  retention: { keepVersions: 2, waitingPeriod: "0s", purgeAfter: "0s" },
};

const suite = await openSuite();
const random = randomOf(SEED);
const history = new KeyHistory();
const names = Array.from({ length: 6 }, () => uniqueName("crash"));
const requests = new Map<string, string[]>(names.map((name) => [name, []]));
const replicas = new ReplicaPool(suite, FLAGS);

before(async () => {
  console.log(`seed ${SEED}, ${KILLS} kills`);
  const informer = new Informer<KubeObject>({
    transport: suite.client.transport,
    resource: KINDS.CryptoKey,
    selection: { namespace: suite.namespace },
  });
  informer.addHandler(history);
  informer.start();
  suite.cleanUp.push(() => informer[Symbol.asyncDispose]());
  for (let index = 0; index <= STANDBYS; index++) await replicas.start();
  await Promise.all(names.map((name) => createPolicy(suite, name, SPEC)));
  for (const name of names) await hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
});

test("an operator that is killed at any moment of rotations leaves one active version and loses no key", async () => {
  for (let kill = 0; kill < KILLS; kill++) {
    const leader = await replicas.leader();
    await askForSome();
    await delay(random() * LIFE_MS);
    await replicas.kill(leader);
    await replicas.start();
  }
  await replicas.leader();
  const beganMs = performance.now();
  for (const request of [...requests.values()].flat()) await ended(suite, request, CONVERGED_MS);
  for (const name of names) await hasReason(() => getKey(suite, name), "Settled", "NothingToDo");
  console.log(
    `converged ${Math.round(performance.now() - beganMs)} ms after the last start, ${history.states} states seen`,
  );
  assert.ok(performance.now() - beganMs < CONVERGED_MS);
  assert.deepEqual(history.violations, []);
});

test("each request was done once", async () => {
  for (const [name, asked] of requests) {
    const all = await Promise.all(asked.map((request) => ended(suite, request)));
    for (const { status } of all) assert.equal(status?.phase, "Succeeded", JSON.stringify(status));
    const versions = all.map(({ status }) => status?.version);
    assert.equal(new Set(versions).size, asked.length, `${name}: ${versions}`);
    assert.equal((await getKey(suite, name)).status?.lastVersion, asked.length + 1);
  }
});

test("what is sealed is what status knows, no version more and none less", async () => {
  for (const name of names) {
    await eventually(`the set of ${name} to be what status says`, async () =>
      isDeepStrictEqual(...(await numbersOf(name))),
    );
  }
});

/** @returns numbers of the versions in the sealed set, and of those that status says are there */
async function numbersOf(name: string): Promise<[sealed: number[], known: number[]]> {
  const { metadata, status } = await getKey(suite, name);
  const known = status!.versions!.filter(({ state }) => state !== "Destroyed").map(({ version }) => version);
  const [set, ...others] = await sealedSetsOf(suite, metadata.uid!);
  assert.equal(others.length, 0);
  const frame = decodeFrame(Buffer.from(set!.data!.set!, "base64"));
  assert.ok(typeof frame === "object");
  const sealed: { version: number }[] = JSON.parse(frame.content.toString()).versions;
  return [sealed.map(({ version }) => version).sort((a, b) => a - b), known.sort((a, b) => a - b)];
}

/** A rotation of a random key or two, where the one before it is done: what is left at the end is what a crash left, and no backlog. */
async function askForSome(): Promise<void> {
  for (let count = random() < 0.3 ? 2 : 1; count > 0; count--) {
    const name = names[Math.floor(random() * names.length)]!;
    const asked = requests.get(name)!;
    const last = asked.at(-1);
    if (last === undefined || (await isDone(last))) asked.push(await ask(suite, name, "Rotate"));
  }
}

async function isDone(name: string): Promise<boolean> {
  const { status } = await suite.client.get(KINDS.KeyRequest, { namespace: suite.namespace, name });
  return status?.finishedAt !== undefined;
}
