import assert from "node:assert/strict";
import { createPublicKey, verify as verifyWith } from "node:crypto";
import { after, before, test } from "node:test";
import type { CryptoProfileSpec } from "@keyward/crds/types/crypto-profile";
import { SECRETS } from "@keyward/kube/client/kinds";
import {
  SignRequestSchema,
  SignResponseSchema,
  VerifyRequestSchema,
  VerifyResponseSchema,
} from "@keyward/proto/gen/keyward/v1/signature_pb";
import { SignJwtRequestSchema, SignJwtResponseSchema } from "@keyward/proto/gen/keyward/v1/token_pb";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import {
  changeProfile,
  createInjectedPod,
  createPolicy,
  createProfile,
  getKey,
  getProfile,
  hasReason,
  uniqueName,
} from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { TestSidecar } from "../operator/test-sidecar.ts";
import { requestToken } from "../operator/tokens.ts";
import { PodSidecar } from "./pod-sidecar.ts";
import { ask, ended } from "./requests.ts";

const SIGN = ["CryptoService/Sign", SignRequestSchema, SignResponseSchema] as const;
const VERIFY = ["CryptoService/Verify", VerifyRequestSchema, VerifyResponseSchema] as const;
const SIGN_JWT = ["TokenService/SignJwt", SignJwtRequestSchema, SignJwtResponseSchema] as const;
const KEY = "vaulted";
const PROFILE = "remote";
const grants = [{ containers: ["app"], keys: [{ policy: KEY, usages: ["sign", "verify"] }] }] as const;
const SPEC = {
  hash: { default: "SHA-256", allowed: ["SHA-256"] },
  signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
  limits: { callsInFlight: 20_000 },
  grants,
} as unknown as CryptoProfileSpec;

const suite = await openSuite();
const replicas: OperatorProcess[] = [];
const backend = uniqueName("hsm");
let hsm: SoftHsm;
let sidecar: PodSidecar;

before(async () => {
  hsm = await startSoftHsm(process.env);
  replicas.push(await suite.start({}, hsm.env), await suite.start({}, hsm.env));
  const { client, operatorNamespace: namespace } = suite;
  const data = { pin: Buffer.from(USER_PIN).toString("base64") };
  await client.create(SECRETS, { metadata: { namespace, name: "hsm" }, data });
  const pkcs11 = { module: hsm.module, tokenLabel: TOKEN_LABEL, pin: { name: "hsm", key: "pin" } };
  await client.create(KINDS.ClusterKeyBackend, { metadata: { name: backend }, spec: { pkcs11 } });
  suite.cleanUp.push(() => client.delete(KINDS.ClusterKeyBackend, { name: backend }));
  const backendRef = { kind: "ClusterKeyBackend", name: backend } as const;
  await createPolicy(suite, KEY, { algorithm: "ECDSA-P256", backendRef });
  await createProfile(suite, PROFILE, SPEC);
  await hasReason(() => getKey(suite, KEY), "Ready", "KeyAvailable");
  await eventually("both replicas in status", async () => {
    return (await getProfile(suite, PROFILE)).status?.agent?.addresses?.length === 2;
  });
  sidecar = await PodSidecar.start(suite, PROFILE);
  await sidecar.holds(KEY);
});
after(async () => {
  await sidecar?.[Symbol.asyncDispose]();
  await hsm?.[Symbol.asyncDispose]();
});

const key = { key: { case: "policy", value: KEY } } as const;
const messageOf = (text: string) => ({ case: "message", value: Buffer.from(text) }) as const;
const sign = async (text: string) => (await sidecar.call(SIGN, { key, input: messageOf(text) })).signature;
const verify = async (text: string, signature: Uint8Array) =>
  (await sidecar.call(VERIFY, { key, input: messageOf(text), signature })).valid;

async function publicKeyOf(version: number) {
  const { versions = [] } = (await getKey(suite, KEY)).status!;
  return createPublicKey(versions.find((candidate) => candidate.version === version)!.publicKey!);
}

test("a key that stays in its backend signs, and its signatures verify here and everywhere", async () => {
  const signature = await sign("hello");
  assert.ok(verifyWith("sha256", Buffer.from("hello"), await publicKeyOf(1), signature));
  assert.equal(await verify("hello", signature), true);
  assert.equal(await verify("hallo", signature), false);
  const { jwt } = await sidecar.call(SIGN_JWT, { key, claims: '{"sub":"a"}' });
  assert.equal(jwt.split(".").length, 3);
});

test("a rotation in the backend fails no call", async () => {
  const old = await sign("before");
  const calls = Promise.all(Array.from({ length: 200 }, (_, index) => sign(`call ${index}`)));
  assert.equal((await ended(suite, await ask(suite, KEY, "Rotate"))).status?.phase, "Succeeded");
  await calls;
  const pem = await publicKeyOf(2);
  await eventually("a signature by version 2", async () =>
    verifyWith("sha256", Buffer.from("x"), pem, await sign("x")),
  );
  assert.equal(await verify("before", old), true);
});

test("a profile that takes the grant back is obeyed by the operator, whatever the sidecar asks", async () => {
  const keys = [{ policy: KEY, usages: ["verify"] }];
  await changeProfile(suite, PROFILE, { grants: [{ containers: ["app"], keys }] });
  await eventually("the refusal", async () => {
    return sign("no more").then(
      () => false,
      ({ details }: { details: string }) => /grants/.test(details),
    );
  });
  await changeProfile(suite, PROFILE, { grants });
  await eventually("the grant", async () => sign("again").catch(() => false));
});

test("signing goes on through the replica that is left when the leader is killed", async () => {
  const leader = await eventually("a leader", async () => {
    const bodies = await Promise.all(replicas.map(async (replica) => (await replica.get("/metrics")).body));
    return replicas[bodies.findIndex((body) => /^keyward_leading 1$/m.test(body))];
  });
  const failed: unknown[] = [];
  let stopped = false;
  const worker = async () => {
    while (!stopped) await sign("on and on").catch((error) => failed.push(error));
  };
  const running = Promise.all([worker(), worker()]);
  await leader.end("SIGKILL");
  await eventually("the other to be the only one", async () => {
    return (await getProfile(suite, PROFILE)).status?.agent?.addresses?.length === 1;
  });
  stopped = true;
  await running;
  assert.deepEqual(failed, []);
});

test("a pod that asks in vain without end is told so, and neither what it may do nor another pod is held up", async () => {
  const { status } = await getProfile(suite, PROFILE);
  const { metadata, status: { activeVersion: version = 0 } = {} } = await getKey(suite, KEY);
  const pod = await createInjectedPod(suite, uniqueName("pod"), PROFILE);
  const hostile = new TestSidecar(status!.agent!, await requestToken(suite, { pod }));
  suite.cleanUp.push(async () => hostile.close());
  hostile.hello(PROFILE);
  await hostile.welcomed();
  const answers = () =>
    hostile.received.flatMap((message) => (message.case === "operationResult" ? [message.value] : []));
  const ask = (id: number, container: string) => {
    const input = { case: "message", value: Buffer.from("x") } as const;
    const operation = { case: "sign", value: { algorithm: "ECDSA-P256-SHA256", input } } as const;
    const value = { id: BigInt(id), key: KEY, keyUid: metadata.uid!, version, container, operation };
    hostile.send({ case: "operation", value });
  };
  for (let id = 1; id <= 1_500; id++) ask(id, "stranger");
  ask(1_501, "app");
  await sign("meanwhile");
  await eventually("an answer to each", async () => answers().length === 1_501);
  const told = answers().map(({ result }) => (result.case === "fault" ? result.value.message : result.case));
  assert.match(String(told[0]), /grants container "stranger" no sign/);
  assert.ok(told.filter((text) => /^too many operations of this pod were refused/.test(String(text))).length > 500);
  assert.equal(told.at(-1), "output");
  const bodies = await Promise.all(replicas.map((replica) => replica.get("/metrics").catch(() => ({ body: "" }))));
  const counted = bodies.map(({ body }) => body).join("");
  assert.match(counted, /^keyward_agent_operations_refused_total\{outcome="limited"\} [1-9]/m);
  assert.match(counted, /^keyward_agent_operations_refused_total\{outcome="told"\} [1-9]/m);
});
