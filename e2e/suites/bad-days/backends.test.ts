import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NAMESPACES } from "@keyward/kube/client/kinds";
import { askMoto, setFault } from "../../backends/servers/aws-kms/ask-moto.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { ask, ended } from "../keys/requests.ts";
import { letGo, openSuite } from "../operator/fixture.ts";
import { createPolicy, getKey, hasReason, uniqueName } from "../operator/objects.ts";
import { ORDINARY_LEASE } from "../operator/operator-process.ts";
import { type Cloud, createCloudBackend, createCredentials, startCloud } from "./cloud.ts";
import { asMade, states, told } from "./told.ts";

// One backend has a bad day; a second one and a namespace without any of these must not notice.

const TOLD_MS = 180_000;

const suite = await openSuite();
const neighbour = { ...suite, namespace: uniqueName("neighbour") };
let broken: Cloud;
let whole: Cloud;
let backend: string;
let key: string;
let elsewhere: string;
const ownKey = "own";

before(async () => {
  [broken, whole] = await Promise.all([startCloud(), startCloud()]);
  await suite.client.create(NAMESPACES, { metadata: { name: neighbour.namespace } });
  suite.cleanUp.push(async () => {
    await letGo(suite.client, neighbour.namespace);
    await suite.client.delete(NAMESPACES, { name: neighbour.namespace });
  });
  await createCredentials(suite);
  await suite.start(ORDINARY_LEASE);
  backend = await createCloudBackend(suite, broken);
  key = await makeIn(backend);
  elsewhere = await makeIn(await createCloudBackend(suite, whole));
  await createPolicy(neighbour, ownKey, { algorithm: "ECDSA-P256" });
  await hasReason(() => getKey(neighbour, ownKey), "Ready", "KeyAvailable");
});

after(async () => {
  await broken?.[Symbol.asyncDispose]();
  await whole?.[Symbol.asyncDispose]();
});

async function makeIn(name: string): Promise<string> {
  const policy = uniqueName("key");
  await createPolicy(suite, policy, { algorithm: "ECDSA-P256", backendRef: { kind: "KeyBackend", name } });
  await hasReason(() => getKey(suite, policy), "Ready", "KeyAvailable");
  return policy;
}

const read = () => getKey(suite, key);
const readBackend = () => suite.client.get(KINDS.KeyBackend, { namespace: suite.namespace, name: backend });

interface BadDay {
  readonly breaks: () => void | Promise<void>;
  readonly mends: () => void | Promise<void>;
  /** What the CryptoKey says. */
  readonly key: RegExp;
  /** What the KeyBackend says of Ready; undefined: it is as well as ever. */
  readonly backend?: RegExp;
}

/** A rotation is asked for while the backend cannot make anything: it waits, says why, and is done when the day is over. */
async function survives(day: BadDay): Promise<void> {
  const { status: before } = await read();
  await day.breaks();
  const request = await ask(suite, key, "Rotate");
  const cause = await told(read, "Settled", day.key, TOLD_MS);
  assert.ok(cause.length < 1_000, cause);
  if (day.backend !== undefined) await told(readBackend, "Ready", day.backend, TOLD_MS);
  await othersWork();
  const { status: during } = await read();
  assert.deepEqual(during?.versions, before?.versions, "nothing was made, and nothing was lost");
  await day.mends();
  const { status } = await ended(suite, request, TOLD_MS);
  assert.equal(status?.phase, "Succeeded");
  assert.equal(status?.version, before!.lastVersion! + 1);
  await told(read, "Settled", /^True NothingToDo/);
  await told(readBackend, "Ready", /^True Answers/, TOLD_MS);
  const active = states((await read()).status!).filter((state) => state.endsWith("Active"));
  assert.deepEqual(active, [`${status?.version} Active`]);
}

async function othersWork(): Promise<void> {
  const rotations = await Promise.all([
    ask(suite, elsewhere, "Rotate").then((name) => ended(suite, name)),
    ask(neighbour, ownKey, "Rotate").then((name) => ended(neighbour, name)),
  ]);
  for (const { status } of rotations) assert.equal(status?.phase, "Succeeded");
}

test("a backend that is too slow is said to be, and what waited for it goes on", () =>
  survives({
    breaks: () => broken.link.slow(3_000),
    mends: () => broken.link.heal(),
    key: /^False BackendFailed: .*(no answer|in time|within)/,
    backend: /^False TimedOut: /,
  }));

test("a backend that nobody reaches is said to be, and what waited for it goes on", () =>
  survives({
    breaks: () => broken.link.reset(),
    mends: () => broken.link.heal(),
    key: /^False BackendFailed: .*there is no connection/,
    backend: /^False Unreachable: .*there is no connection; check region, endpoint/,
  }));

test("a roll back waits for no backend that is away, and a rotation that was begun goes on when it is back", async () => {
  const { activeVersion = 0, lastVersion = 0 } = (await read()).status!;
  broken.link.reset();
  const rotation = await ask(suite, key, "Rotate");
  await told(read, "Settled", /^False BackendFailed: .*there is no connection/, TOLD_MS);
  const back = await ended(suite, await ask(suite, key, "RollBack", { version: activeVersion - 1 }), TOLD_MS);
  assert.equal(back.status?.phase, "Succeeded", JSON.stringify(back.status));
  assert.equal((await read()).status?.activeVersion, activeVersion - 1);
  broken.link.heal();
  const { status } = await ended(suite, rotation, TOLD_MS);
  assert.deepEqual([status?.phase, status?.version], ["Succeeded", lastVersion + 1]);
  await told(readBackend, "Ready", /^True Answers/, TOLD_MS);
});

test("a backend that takes connections and never answers keeps nobody", () =>
  survives({
    breaks: () => broken.link.stall(),
    mends: () => {
      broken.link.reset();
      broken.link.heal();
    },
    key: /^False BackendFailed: .*(no answer|in time|within)/,
    backend: /^False TimedOut: /,
  }));

test("a backend that wants fewer calls is given them, and the quota is named", () =>
  survives({
    breaks: () => setFault(broken.endpoint, "CreateKey", "ThrottlingException"),
    mends: () => setFault(broken.endpoint, "CreateKey", undefined),
    key: /^False BackendFailed: .*kms:CreateKey failed: the request quota of the account is used up; lower callsPerSecond/,
  }));

test("a missing permission is named by its action, with what to grant, and granting it is enough", () =>
  survives({
    breaks: () => setFault(broken.endpoint, "CreateKey", "AccessDeniedException"),
    mends: () => setFault(broken.endpoint, "CreateKey", undefined),
    key: /^False BackendFailed: .*kms:CreateKey failed: the role may not do it; grant the role this action/,
  }));

test("an identity that the backend does not accept is a fault of the backend", () =>
  survives({
    breaks: async () => {
      for (const action of ["CreateKey", "ListKeys"])
        await setFault(broken.endpoint, action, "UnrecognizedClientException");
    },
    mends: async () => {
      for (const action of ["CreateKey", "ListKeys"]) await setFault(broken.endpoint, action, undefined);
    },
    key: /^False BackendFailed: .*does not accept our credentials/,
    backend: /^False Unauthenticated: .*does not accept our credentials; check that the service account/,
  }));

/** A backend that comes is a reason to look through all of them; without one they are looked through every ten minutes. */
const surveyIsDue = () => createCloudBackend(suite, whole);

async function idOf(name: string): Promise<string> {
  const { versions = [], activeVersion } = (await getKey(suite, name)).status!;
  return versions.find(({ version }) => version === activeVersion)!.backendKey;
}

test("a key that somebody disabled is told, not replaced, and good again when it is enabled", async () => {
  const { status: before } = await read();
  const KeyId = await idOf(key);
  await askMoto(broken.endpoint, "DisableKey", { KeyId });
  await surveyIsDue();
  const said = await told(read, "Ready", /^False KeyDisabled/);
  assert.match(said, /is disabled in KeyBackend .*Next: enable it there, or rotate/);
  assert.deepEqual(asMade((await read()).status!), before?.versions);
  await askMoto(broken.endpoint, "EnableKey", { KeyId });
  await surveyIsDue();
  await told(read, "Ready", /^True KeyAvailable/);
  assert.deepEqual((await read()).status?.versions, before?.versions);
});

test("a key that somebody deleted is followed by another, and history says why", async () => {
  const { lastVersion = 0 } = (await read()).status!;
  await askMoto(broken.endpoint, "ScheduleKeyDeletion", { KeyId: await idOf(key), PendingWindowInDays: 7 });
  await surveyIsDue();
  const status = await eventually("the version that follows", async () => {
    const { status } = await read();
    return status?.activeVersion === lastVersion + 1 && status;
  });
  assert.equal(status.versions?.at(-2)?.state, "Retired");
  // What the new version replaces may be told after it, too.
  const causes = status.history!.map(({ by, note }) => `${by}: ${note}`);
  assert.ok(causes.includes("backend: the backend ended the active version"), causes.join("\n"));
});

async function isEnabled(KeyId: string): Promise<boolean> {
  const { KeyMetadata } = await askMoto(broken.endpoint, "DescribeKey", { KeyId });
  return (KeyMetadata as { readonly Enabled: boolean }).Enabled;
}

test("a version that is revoked is disabled in its backend as soon as that permits it, once", async () => {
  const version = (await read()).status!.activeVersion!;
  const KeyId = await idOf(key);
  await setFault(broken.endpoint, "DisableKey", "AccessDeniedException");
  const { status } = await ended(suite, await ask(suite, key, "Revoke", { version }), TOLD_MS);
  assert.equal(status?.phase, "Succeeded");
  const denied = `^False BackendFailed: version ${version} is revoked, and still works .*kms:DisableKey of key \\S+ failed: the role may not`;
  await told(read, "Settled", new RegExp(denied), TOLD_MS);
  await told(read, "Ready", /^True KeyAvailable/);
  assert.equal(await isEnabled(KeyId), true);
  await setFault(broken.endpoint, "DisableKey", undefined);
  await told(read, "Settled", /^True NothingToDo/, TOLD_MS);
  assert.equal(await isEnabled(KeyId), false);
  const { history = [] } = (await read()).status!;
  assert.equal(history.filter((entry) => entry.action === "Disabled" && entry.version === version).length, 1);
  await askMoto(broken.endpoint, "EnableKey", { KeyId });
  await surveyIsDue();
  await ended(suite, await ask(suite, key, "Rotate"));
  await told(read, "Settled", /^True NothingToDo/);
  assert.equal(await isEnabled(KeyId), true, "who enabled it has decided so");
});

test("the alias of a key leads to its active version, and follows it", async () => {
  for (const rotates of [true, false]) {
    await eventually(`the alias of ${elsewhere} to lead to its active version`, async () => {
      const { Aliases } = await askMoto(whole.endpoint, "ListAliases", { Limit: 1_000 });
      const own = (Aliases as readonly { readonly AliasName: string; readonly TargetKeyId?: string }[]).find(
        ({ AliasName }) => AliasName.endsWith(`/${suite.namespace}/${elsewhere}`),
      );
      return own?.TargetKeyId === (await idOf(elsewhere));
    });
    if (rotates) await ended(suite, await ask(suite, elsewhere, "Rotate"));
  }
});

test("the whole day was one term of one process", () => {
  const [operator, ...others] = suite.replicas;
  assert.equal(others.length, 0);
  assert.equal(operator?.lines.filter(({ event }) => event === "election.leading").length, 1);
});
