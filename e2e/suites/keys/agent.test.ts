import assert from "node:assert/strict";
import { createPublicKey, verify as verifyWith } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { CryptoProfileSpec } from "@keyward/crds/types/crypto-profile";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import {
  SignRequestSchema,
  SignResponseSchema,
  VerifyRequestSchema,
  VerifyResponseSchema,
} from "@keyward/proto/gen/keyward/v1/signature_pb";
import { eventually } from "../../driver/eventually.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, createProfile, getKey, getProfile, hasReason } from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { PodSidecar } from "./pod-sidecar.ts";
import { ask, ended } from "./requests.ts";

const SIGN = ["CryptoService/Sign", SignRequestSchema, SignResponseSchema] as const;
const VERIFY = ["CryptoService/Verify", VerifyRequestSchema, VerifyResponseSchema] as const;
const KEY = "orders";
const PROFILE = "signing";
const SPEC: CryptoProfileSpec = {
  hash: { default: "SHA-256", allowed: ["SHA-256"] },
  signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
  grants: [{ containers: ["app"], keys: [{ policy: KEY, usages: ["sign", "verify"] }] }],
};

const suite = await openSuite();
const replicas: OperatorProcess[] = [];
let sidecar: PodSidecar;

before(async () => {
  replicas.push(await suite.start(), await suite.start());
  await createPolicy(suite, KEY, { algorithm: "ECDSA-P256" });
  await createProfile(suite, PROFILE, SPEC);
  await hasReason(() => getKey(suite, KEY), "Ready", "KeyAvailable");
  await eventually("both replicas in status", async () => {
    return (await getProfile(suite, PROFILE)).status?.agent?.addresses?.length === 2;
  });
  sidecar = await PodSidecar.start(suite, PROFILE);
  await sidecar.holds(KEY);
});
after(async () => sidecar?.[Symbol.asyncDispose]());

const key = { key: { case: "policy", value: KEY } } as const;
const messageOf = (text: string) => ({ case: "message", value: Buffer.from(text) }) as const;
const sign = async (text: string) => (await sidecar.call(SIGN, { key, input: messageOf(text) })).signature;
const verify = async (text: string, signature: Uint8Array) =>
  (await sidecar.call(VERIFY, { key, input: messageOf(text), signature })).valid;

async function done(action: KeyAction, version?: number): Promise<void> {
  const name = await ask(suite, KEY, action, version === undefined ? {} : { version });
  assert.equal((await ended(suite, name)).status?.phase, "Succeeded");
}

/** Signs without a rest until it is stopped, and often enough to have met what happened meanwhile. */
function load() {
  const stop = new AbortController();
  const failed: unknown[] = [];
  let calls = 0;
  const worker = async () => {
    while (!stop.signal.aborted)
      await sign("load").then(
        () => calls++,
        (error) => failed.push(error),
      );
  };
  const running = Promise.all(Array.from({ length: 4 }, worker));
  const end = async () => {
    const before = calls;
    await eventually("some calls more", async () => calls + failed.length > before + 100);
    stop.abort();
    await running;
    return failed;
  };
  return { end };
}

async function signsWith(version: number): Promise<void> {
  const { versions = [] } = (await getKey(suite, KEY)).status!;
  const pem = versions.find((candidate) => candidate.version === version)!.publicKey!;
  await eventually(`a signature by version ${version}`, async () => {
    return verifyWith("sha256", Buffer.from("probe"), createPublicKey(pem), await sign("probe"));
  });
}

test("a rotation under load fails no call, and what the old version signed still verifies", async () => {
  const old = await sign("before");
  const { end } = load();
  for (const version of [2, 3]) {
    await done("Rotate");
    await signsWith(version);
  }
  assert.deepEqual(await end(), []);
  assert.equal(await verify("before", old), true);
});

test("a version that is revoked verifies nothing from then on", async () => {
  const signature = await sign("signed by the third");
  assert.equal(await verify("signed by the third", signature), true);
  await done("Rotate");
  await signsWith(4);
  assert.equal(await verify("signed by the third", signature), true);
  await done("Revoke", 3);
  await eventually("the revocation", async () => !(await verify("signed by the third", signature)));
});

test("calls go on while the leader is killed, and the replica that is left counts the sidecar", async () => {
  const leading = async () => {
    const bodies = await Promise.all(replicas.map(async (replica) => (await replica.get("/metrics")).body));
    return replicas[bodies.findIndex((body) => /^keyward_leading 1$/m.test(body))];
  };
  const leader = await eventually("a leader", leading);
  const { end } = load();
  await delay(200);
  await leader.end("SIGKILL");
  const left = replicas.find((replica) => replica !== leader)!;
  await eventually("the other to be the only one", async () => {
    const agent = (await getProfile(suite, PROFILE)).status?.agent;
    return agent?.address === left.address && agent.addresses?.length === 1;
  });
  await hasReason(() => getProfile(suite, PROFILE), "Ready", "AllPodsCurrent");
  assert.deepEqual(await end(), []);
  await done("Rotate");
  await signsWith(5);
});

test("no key is in what was said", async () => {
  assert.doesNotMatch(sidecar.output + replicas.map(({ output }) => output).join(""), /PRIVATE KEY|eyJ/);
});
