import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type BadModule, compileBadModule } from "../../backends/servers/pkcs11/bad-module.ts";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { openSoftHsm } from "../../backends/servers/pkcs11.ts";
import { eventually } from "../../driver/eventually.ts";
import { assertSigns, fault, owner, SPEC, sign, soon } from "./token-key.ts";

const CALLERS = 64;

let hsm: SoftHsm;
let folder: string;
let bad: BadModule;

before(async () => {
  hsm = await startSoftHsm(process.env);
  folder = await mkdtemp(join(tmpdir(), "keyward-logins-"));
  bad = await compileBadModule(hsm, folder);
});

after(async () => {
  await hsm?.[Symbol.asyncDispose]();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test("a token that forgot the login shows nothing, and none of its keys is taken for gone", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(1), soon());
  await bad.forgetsLogin();
  await assertSigns(backend, key);
  await bad.forgetsLogin();
  assert.equal((await backend.admin.describe(key, soon()))?.id, key.id);
  await bad.forgetsLogin();
  const listed = await Array.fromAsync(backend.admin.list("cluster", soon()));
  assert.deepEqual(
    listed.map(({ id }) => id),
    [key.id],
  );
});

test("a token that forgot the login makes no second key for the same owner", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(2), soon());
  await bad.forgetsLogin();
  const again = await backend.admin.create(SPEC, owner(2), soon());
  assert.deepEqual(again.publicKey, key.publicKey);
});

test("one login is enough for all who meet a token that forgot it, and whoever of them leaves takes nobody along", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(3), soon());
  const before = await bad.logins();
  await bad.loginHangs(true);
  await bad.forgetsLogin();
  const first = new AbortController();
  const leaving = assert.rejects(sign(backend, key, first.signal), fault("TimedOut"));
  const others = Array.from({ length: CALLERS }, () => assertSigns(backend, key));
  await eventually("the login", async () => (await bad.logins()) > before);
  first.abort();
  await leaving;
  await bad.loginHangs(false);
  await Promise.all(others);
  assert.equal(await bad.logins(), before + 1);
});

test("of callers that wait for a login that hangs each leaves when it wants to", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(4), soon());
  await bad.loginHangs(true);
  await bad.forgetsLogin();
  const before = await bad.logins();
  const stays = sign(backend, key);
  const leaves = Array.from({ length: CALLERS }, () => new AbortController());
  const left = leaves.map(({ signal }) => assert.rejects(sign(backend, key, signal), fault("TimedOut")));
  await eventually("the login", async () => (await bad.logins()) > before);
  for (const controller of leaves) controller.abort();
  await Promise.all(left);
  await bad.loginHangs(false);
  assert.ok((await stays).length > 0);
});

test("a PIN that was changed is tried once by all callers together, and the new one works as soon as it is told", async () => {
  let pin = USER_PIN;
  await using backend = await openSoftHsm(bad.hsm, { pin: () => pin });
  const key = await backend.admin.create(SPEC, owner(5), soon());
  await hsm.setPin(TOKEN_LABEL, "161803");
  const before = await bad.logins();
  await hsm.pull();
  await assert.rejects(sign(backend, key), fault("TokenLost"));
  await hsm.plug();
  for (let round = 0; round < 3; round++) {
    await Promise.all(
      Array.from({ length: CALLERS }, () => assert.rejects(sign(backend, key), fault("Unauthenticated"))),
    );
  }
  assert.equal(await bad.logins(), before + 1);
  pin = "161803";
  await assertSigns(backend, key);
  await hsm.setPin(TOKEN_LABEL, USER_PIN);
});
