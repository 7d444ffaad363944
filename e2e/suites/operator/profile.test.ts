import assert from "node:assert/strict";
import { before, test } from "node:test";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "./fixture.ts";
import {
  changeProfile,
  createInjectedPod,
  createPolicy,
  createProfile,
  deletePod,
  getProfile,
  hasReason,
  isGone,
  signingProfile,
  uniqueName,
} from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";

const suite = await openSuite();
let operator: OperatorProcess;
before(async () => {
  operator = await suite.start();
  await operator.said("agent.listening");
});

test("a valid profile becomes ready and tells its pods where the operator is", async () => {
  const name = uniqueName("valid");
  await createProfile(suite, name);
  await hasReason(() => getProfile(suite, name), "Ready", "NoPods");
  const { status } = await getProfile(suite, name);
  assert.equal(status?.observedGeneration, 1);
  assert.equal(status?.agent?.address, operator.address);
  assert.match(status?.agent?.caBundle ?? "", /BEGIN CERTIFICATE/);
});

test("a profile that the schema lets through but no program knows is invalid, and can be mended", async () => {
  const name = uniqueName("invalid");
  await createProfile(suite, name, { hash: { default: "SHA-1024", allowed: ["SHA-1024"] } });
  const invalid = await hasReason(() => getProfile(suite, name), "Valid", "Invalid");
  assert.equal(invalid.status, "False");
  assert.match(invalid.message, /spec\.hash.*SHA-1024/);
  assert.match(invalid.message, /Next: /);
  await hasReason(() => getProfile(suite, name), "Ready", "Invalid");
  await changeProfile(suite, name, { hash: { default: "SHA-256", allowed: ["SHA-256"] } });
  const valid = await hasReason(() => getProfile(suite, name), "Valid", "Compiled");
  assert.equal(valid.observedGeneration, 2);
});

test("a profile names the key policy that it waits for, and is ready once that is", async () => {
  const [name, policy] = [uniqueName("signing"), uniqueName("ca")];
  await createProfile(suite, name, signingProfile(policy));
  const missing = await hasReason(() => getProfile(suite, name), "Ready", "IssuerMissing");
  assert.match(missing.message, new RegExp(`no KeyPolicy ${policy}`));
  await createPolicy(suite, policy);
  await hasReason(() => getProfile(suite, name), "Ready", "NoPods");
});

test("a key policy that is no certificate authority cannot be an issuer", async () => {
  const [name, policy] = [uniqueName("signing"), uniqueName("key")];
  await createPolicy(suite, policy, { algorithm: "ECDSA-P256" });
  await createProfile(suite, name, signingProfile(policy));
  await hasReason(() => getProfile(suite, name), "Ready", "IssuerNotAuthority");
});

test("a profile with pods is kept from deletion until they are gone", async () => {
  const [name, pod] = [uniqueName("used"), uniqueName("pod")];
  await createProfile(suite, name);
  await createInjectedPod(suite, pod, name);
  await hasReason(() => getProfile(suite, name), "InUse", "UsedByPods");
  await suite.client.delete(KINDS.CryptoProfile, { namespace: suite.namespace, name });
  const waits = await hasReason(() => getProfile(suite, name), "InUse", "DeletionWaits");
  assert.match(waits.message, new RegExp(`1 pod uses this profile: ${pod}`));
  const { status } = await getProfile(suite, name);
  assert.match(status?.summary ?? "", /^0\/1 pods on generation/);
  await deletePod(suite, pod);
  await isGone("the profile", () => getProfile(suite, name));
});

test("an unused profile is deleted at once", async () => {
  const name = uniqueName("unused");
  await createProfile(suite, name);
  await hasReason(() => getProfile(suite, name), "Ready", "NoPods");
  await suite.client.delete(KINDS.CryptoProfile, { namespace: suite.namespace, name });
  await isGone("the profile", () => getProfile(suite, name));
});

test("the operator is alive, ready, and counts what it does", async () => {
  assert.deepEqual(await operator.get("/livez"), { status: 200, body: "ok\n" });
  assert.deepEqual(await operator.get("/readyz"), { status: 200, body: "ok\n" });
  const { body } = await operator.get("/metrics");
  assert.match(body, /^keyward_leading 1$/m);
  assert.match(body, /^keyward_reconciles_total\{controller="profile",outcome="done"\} \d+$/m);
  assert.equal((await operator.get("/secrets")).status, 404);
});
