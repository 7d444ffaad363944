import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CryptoProfileSpec } from "@keyward/crds/types/crypto-profile";
import { EVENTS } from "@keyward/kube/client/kinds";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { askMoto } from "../../backends/servers/aws-kms/ask-moto.ts";
import { eventually } from "../../driver/eventually.ts";
import { PodSidecar } from "../keys/pod-sidecar.ts";
import { ask, ended } from "../keys/requests.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, createProfile, getKey, getProfile, hasReason } from "../operator/objects.ts";
import { type Cloud, createCloudBackend, createCredentials, startCloud } from "./cloud.ts";
import { told } from "./told.ts";

// What a key says of a backend that is away, and of versions that were changed there behind our back. Nothing here is a reason for a survey
// but what the test says.

const SIGN = ["CryptoService/Sign", SignRequestSchema, SignResponseSchema] as const;
const [KEY, PROFILE] = ["remote", "remote"];
const SPEC = {
  hash: { default: "SHA-256", allowed: ["SHA-256"] },
  signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
  grants: [{ containers: ["app"], keys: [{ policy: KEY, usages: ["sign", "verify"] }] }],
} as const satisfies CryptoProfileSpec;
const TOLD_MS = 90_000;

const suite = await openSuite();
let cloud: Cloud;
let sidecar: PodSidecar;

before(async () => {
  cloud = await startCloud();
  await createCredentials(suite);
  await suite.start();
  await suite.start();
  const backendRef = { kind: "KeyBackend", name: await createCloudBackend(suite, cloud) } as const;
  await createPolicy(suite, KEY, { algorithm: "ECDSA-P256", backendRef });
  await createProfile(suite, PROFILE, SPEC);
  await hasReason(read, "Ready", "KeyAvailable");
  for (const version of [2, 3]) {
    const { status } = await ended(suite, await ask(suite, KEY, "Rotate"));
    assert.equal(status?.version, version);
  }
  await eventually("both replicas in status", async () => {
    return (await getProfile(suite, PROFILE)).status?.agent?.addresses?.length === 2;
  });
  sidecar = await PodSidecar.start(suite, PROFILE);
  await eventually("a signature", () => sign().then(() => true));
});
after(async () => {
  await sidecar?.[Symbol.asyncDispose]();
  await cloud?.[Symbol.asyncDispose]();
});

const read = () => getKey(suite, KEY);
const troubles = async () => (await read()).status!.versions!.map(({ trouble }) => trouble);
const sign = () =>
  sidecar.call(SIGN, {
    key: { key: { case: "policy", value: KEY } },
    input: { case: "message", value: Buffer.from("hello") },
  });

async function idOf(number: number): Promise<string> {
  return (await read()).status!.versions!.find(({ version }) => version === number)!.backendKey;
}

/** Until a condition that is there only while it has something to say is there no more. */
function isOver(type: string): Promise<true> {
  return eventually(
    `${type} to be gone`,
    async () => !(await read()).status!.conditions!.some((condition) => condition.type === type),
    TOLD_MS,
  );
}

test("while a backend is away its keys say so, stay Ready, and say so no more when it is back", async () => {
  cloud.link.reset();
  const away = await told(read, "BackendAvailable", /^False Unreachable/, TOLD_MS);
  assert.match(away, /KeyBackend cloud-\w+ is away .*with versions 1, 2, 3 fails until it is back\. Next: /);
  await told(read, "Ready", /^True KeyAvailable/);
  await assert.rejects(sign(), /does not answer|no answer|in time|held back/);
  cloud.link.heal();
  await isOver("BackendAvailable");
  await eventually("a signature", () => sign().then(() => true));
});

test("an operation that finds its key disabled has it looked at, whichever replica served it", async () => {
  const KeyId = await idOf(3);
  await askMoto(cloud.endpoint, "DisableKey", { KeyId });
  await assert.rejects(sign(), /disabled in its backend/);
  await told(read, "Ready", /^False KeyDisabled: version 3 is disabled in KeyBackend /);
  assert.deepEqual(await troubles(), [undefined, undefined, "Disabled"]);
  await askMoto(cloud.endpoint, "EnableKey", { KeyId });
});

test("what was disabled or ended in the backend is found at the interval that was asked for, in retired versions, too", async () => {
  await Promise.all(suite.replicas.map((replica) => replica.end("SIGTERM")));
  await suite.start({ "key-survey-interval": "10s" });
  await told(read, "Ready", /^True KeyAvailable/, TOLD_MS);
  const [first, second] = [await idOf(1), await idOf(2)];
  await askMoto(cloud.endpoint, "DisableKey", { KeyId: first });
  const disabled = await told(read, "VersionsUsable", /^False VersionsDisabled/, TOLD_MS);
  assert.match(disabled, /version 1 is disabled in KeyBackend .*Next: enable them there/);
  assert.deepEqual(await troubles(), ["Disabled", undefined, undefined]);
  await askMoto(cloud.endpoint, "ScheduleKeyDeletion", { KeyId: second, PendingWindowInDays: 7 });
  const lost = await told(read, "VersionsUsable", /^False VersionsLost/, TOLD_MS);
  assert.match(lost, /version 2 is destroyed, or waits for that, in KeyBackend /);
  assert.deepEqual(await troubles(), ["Disabled", "Destroyed", undefined]);
  await told(read, "Ready", /^True KeyAvailable/);
  await eventually("an Event for each", async () => {
    const { items } = await suite.client.list(EVENTS, { namespace: suite.namespace });
    const reasons = new Set((items as { reason?: string }[]).map(({ reason }) => reason));
    return reasons.has("VersionsDisabled") && reasons.has("VersionsLost");
  });
  await askMoto(cloud.endpoint, "EnableKey", { KeyId: first });
  await askMoto(cloud.endpoint, "CancelKeyDeletion", { KeyId: second });
  await askMoto(cloud.endpoint, "EnableKey", { KeyId: second });
  await isOver("VersionsUsable");
  assert.deepEqual(await troubles(), [undefined, undefined, undefined]);
});
