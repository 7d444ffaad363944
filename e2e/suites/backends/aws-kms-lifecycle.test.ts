import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendFault } from "@keyward/core/backend/backend-error";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { openAwsKms } from "@keyward/provider-aws-kms/backend";
import { askMoto, setFault } from "../../backends/servers/aws-kms/ask-moto.ts";
import { type Moto, startMoto } from "../../backends/servers/aws-kms/moto.ts";
import { openOnMoto } from "../../backends/servers/aws-kms.ts";

const SPEC = { algorithm: "ECDSA-P256", usages: parseUsages(["sign", "verify"]), exportable: false };
const SEAL = { algorithm: "AES-256", usages: 0, exportable: false };
const MESSAGE = { kind: "message", bytes: Buffer.from("m") } as const;
const clusterId = randomUUID();
const signal = () => AbortSignal.timeout(60_000);

let moto: Moto;
let backend: Backend;

before(async () => {
  moto = await startMoto();
  backend = await openOnMoto(moto);
});

after(async () => {
  await backend?.[Symbol.asyncDispose]();
  await moto?.[Symbol.asyncDispose]();
});

function owner(version = 1) {
  return { clusterId, namespace: "shop", policy: "p", policyUid: "pu", key: "orders", keyUid: randomUUID(), version };
}

async function owned(keyUid: string): Promise<BackendKey[]> {
  return (await Array.fromAsync(backend.admin.list(clusterId, signal()))).filter((key) => key.owner?.keyUid === keyUid);
}

test("a key that was made and never got its alias is taken up, not made again", async () => {
  const who = owner();
  await using crashed = await openOnMoto(moto);
  await setFault(moto.endpoint, "CreateAlias", "KMSInternalException");
  await assert.rejects(crashed.admin.create(SPEC, who, signal()), { fault: "Unreachable" });
  await setFault(moto.endpoint, "CreateAlias", undefined);
  const [left] = await owned(who.keyUid);
  await using other = await openOnMoto(moto);
  assert.equal((await other.admin.create(SPEC, who, signal())).id, left?.id);
  assert.equal((await crashed.admin.create(SPEC, who, signal())).id, left?.id);
  assert.equal((await owned(who.keyUid)).length, 1);
});

test("of two that make one key at once, the one whose alias came second is no key of ours any more", async () => {
  const who = owner();
  const backends = await Promise.all([1, 2, 3, 4].map(() => openOnMoto(moto)));
  const keys = await Promise.all(backends.map((each) => each.admin.create(SPEC, who, signal())));
  assert.equal(new Set(keys.map(({ id }) => id)).size, 1);
  assert.deepEqual(
    (await owned(who.keyUid)).map(({ id }) => id),
    [keys[0]!.id],
  );
  for (const each of backends) await each[Symbol.asyncDispose]();
});

test("the alias of a key leads to the version that was marked active last", async () => {
  const [one, two] = [owner(1), { ...owner(2), key: "orders" }];
  const keys = await Promise.all([one, two].map((who) => backend.admin.create(SPEC, who, signal())));
  for (const index of [0, 1, 0]) {
    await backend.admin.markActive!(keys[index]!, [one, two][index]!, signal());
    const name = `alias/keyward/${clusterId}/shop/orders`;
    const { KeyMetadata } = await askMoto(moto.endpoint, "DescribeKey", { KeyId: name });
    assert.equal((KeyMetadata as { KeyId: string }).KeyId, keys[index]!.id);
  }
});

test("multi-region keys have the ids that are the same in every region", async () => {
  await using multiRegion = await openOnMoto(moto, { multiRegion: true });
  const key = await multiRegion.admin.create(SPEC, owner(), signal());
  assert.match(key.id, /^mrk-/);
  assert.ok((await multiRegion.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal())).length > 0);
});

test("a key of data keys gets new material each year, and at once when asked, and opens what was sealed before", async () => {
  const key = await backend.admin.create(SEAL, owner(), signal());
  const status = await askMoto(moto.endpoint, "GetKeyRotationStatus", { KeyId: key.id });
  assert.equal(status.KeyRotationEnabled, true);
  const { plain, wrapped } = await backend.use.generateDataKey(key, "context", signal());
  await backend.admin.renew!(key, signal());
  assert.ok((await backend.use.openDataKey(key, wrapped, "context", signal())).equals(plain));
});

test("a key that waits for its end is enabled again", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  await backend.admin.destroy(key, 0, signal());
  await backend.admin.enable(key, signal());
  assert.equal((await backend.admin.describe(key, signal()))?.state, "Enabled");
});

const FAULTS: readonly (readonly [error: string, fault: BackendFault])[] = [
  ["ThrottlingException", "Throttled"],
  ["AccessDeniedException", "Denied"],
  ["ExpiredTokenException", "Unauthenticated"],
  ["KMSInternalException", "Unreachable"],
  ["DisabledException", "KeyDisabled"],
  ["NotFoundException", "KeyMissing"],
  ["WhateverException", "BadAnswer"],
];

test("what AWS answers is a fault of ours, and nothing is tried twice behind the caller's back", async (context) => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  for (const [error, fault] of FAULTS) {
    await context.test(`${error} is ${fault}`, async () => {
      await setFault(moto.endpoint, "Sign", error);
      await assert.rejects(backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal()), { fault });
    });
  }
  await setFault(moto.endpoint, "Sign", undefined);
});

test("a call that AWS does not answer ends when its time is over", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  await using hasty = await openOnMoto(moto, { timeoutMs: 300 });
  await setFault(moto.endpoint, "Sign", "hang");
  await assert.rejects(hasty.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal()), { fault: "TimedOut" });
  await setFault(moto.endpoint, "Sign", undefined);
});

test("a web identity takes on its role, and from there another one, without any access key", async () => {
  const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const spec = { region: "eu-central-1", endpoint: moto.endpoint, roleArn: roleArn("keys"), development: true };
  const read: string[] = [];
  const identity = await openAwsKms(
    { ...spec, timeoutMs: 30_000 },
    {
      nowMs: () => Date.now(),
      env: { AWS_ROLE_ARN: roleArn("operator"), AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/secrets/token" },
      readFile: async (path) => {
        read.push(path);
        return Buffer.from("a.projected.token");
      },
      secret: () => Promise.reject(new Error("no secret is needed")),
      log: () => {},
    },
  );
  await using _ = identity;
  assert.match((await identity.health(signal())).detail, /eu-central-1/);
  await identity.health(signal());
  assert.deepEqual(read, ["/var/run/secrets/token"], "credentials are kept until they end");
});

test("a key of somebody else that is closed to us ends no list", async () => {
  const key = await backend.admin.create(SPEC, owner(), signal());
  await setFault(moto.endpoint, "ListResourceTags", "AccessDeniedException");
  await assert.rejects(Array.fromAsync(backend.admin.list(clusterId, signal())), { fault: "Denied" });
  await setFault(moto.endpoint, "ListResourceTags", undefined);
  await using fresh = await startMoto();
  await using other = await openOnMoto(fresh);
  await askMoto(fresh.endpoint, "CreateKey", {});
  await setFault(fresh.endpoint, "ListResourceTags", "AccessDeniedException");
  assert.deepEqual(await Array.fromAsync(other.admin.list(clusterId, signal())), []);
  assert.equal((await backend.admin.describe(key, signal()))?.state, "Enabled");
});
