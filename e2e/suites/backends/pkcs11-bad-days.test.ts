import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { BackendError } from "@keyward/core/backend/backend-error";
import { type BadModule, compileBadModule } from "../../backends/servers/pkcs11/bad-module.ts";
import { type SoftHsm, startSoftHsm } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { openSoftHsm } from "../../backends/servers/pkcs11.ts";
import { eventually } from "../../driver/eventually.ts";
import { assertSigns, fault, owner, SPEC, sign, soon } from "./token-key.ts";

let hsm: SoftHsm;
let folder: string;
let bad: BadModule;

before(async () => {
  hsm = await startSoftHsm(process.env);
  folder = await mkdtemp(join(tmpdir(), "keyward-bad-days-"));
  bad = await compileBadModule(hsm, folder);
});

after(async () => {
  await hsm?.[Symbol.asyncDispose]();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test("a token that was pulled out and comes back, in whatever slot, is found by its label", async () => {
  await using backend = await openSoftHsm(hsm);
  const key = await backend.admin.create(SPEC, owner(1), soon());
  await assertSigns(backend, key);
  await hsm.pull();
  await assert.rejects(sign(backend, key), fault("TokenLost"));
  await assert.rejects(backend.health(soon()), fault("TokenLost"));
  // Nothing is there, and nobody may believe that the keys are gone.
  await assert.rejects(backend.admin.describe(key, soon()), fault("TokenLost"));
  await assert.rejects(Array.fromAsync(backend.admin.list("cluster", soon())), fault("TokenLost"));
  await hsm.plug();
  await hsm.addToken("another one", "1234567");
  await assertSigns(backend, key);
});

test("a token that was gone between two calls is no reason to fail", async () => {
  await using backend = await openSoftHsm(hsm);
  const key = await backend.admin.create(SPEC, owner(2), soon());
  for (const use of [() => sign(backend, key), () => backend.admin.describe(key, soon())]) {
    await hsm.pull();
    await hsm.plug();
    assert.ok((await use()) !== undefined);
  }
});

test("calls that are under way while the token is pulled out all end", async () => {
  await using backend = await openSoftHsm(hsm);
  const key = await backend.admin.create(SPEC, owner(3), soon());
  const calls = Array.from({ length: 200 }, () => sign(backend, key).then(() => "signed", fault("TokenLost")));
  await hsm.pull();
  const outcomes = await Promise.all(calls);
  await hsm.plug();
  assert.ok(outcomes.every((outcome) => outcome === "signed" || outcome === true));
  await assertSigns(backend, key);
});

test("a wrong PIN is tried once, however often the backend is opened, and the right one works then", async () => {
  let asked = 0;
  const pin = () => {
    asked++;
    return "wrong-pin";
  };
  await assert.rejects(openSoftHsm(hsm, { pin }), (error: BackendError) => {
    assert.match(error.message, /refuses the PIN.*more than one try is left/s);
    assert.doesNotMatch(error.message, /wrong-pin/);
    return error.fault === "Unauthenticated";
  });
  await assert.rejects(openSoftHsm(hsm, { pin }), /refused this PIN before, so it is not tried again/);
  assert.equal(asked, 2);
  await using backend = await openSoftHsm(hsm);
  await backend.health(soon());
});

test("a module that hangs keeps neither its caller nor this process, and is replaced", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(4), soon());
  await bad.hangs(true);
  const controller = new AbortController();
  const hung = sign(backend, key, controller.signal);
  const caught = assert.rejects(hung, fault("TimedOut"));
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  await delay(100);
  await eventually("the event loop to turn", async () => turns > 10);
  controller.abort();
  await caught;
  clearInterval(turning);
  // Another session is free: the token serves on beside the hung call.
  await backend.health(soon());
  await bad.hangs(false);
  await assertSigns(backend, key);
});

test("a module that crashes takes its own process with it, and the next call has another", async () => {
  await using backend = await openSoftHsm(bad.hsm);
  const key = await backend.admin.create(SPEC, owner(5), soon());
  await bad.crashes(true);
  await assert.rejects(sign(backend, key), fault("TokenLost"));
  await bad.crashes(false);
  await assertSigns(backend, key);
});

test("a session that is open too long costs no other: more calls than sessions wait for their turn", async () => {
  await using backend = await openSoftHsm(hsm, { sessions: 1 });
  const key = await backend.admin.create(SPEC, owner(6), soon());
  const signatures = await Promise.all(Array.from({ length: 100 }, () => sign(backend, key)));
  assert.equal(signatures.length, 100);
});

test("a key that somebody deleted is missing, and is not made again under the same owner", async () => {
  await using backend = await openSoftHsm(hsm);
  await using other = await openSoftHsm(hsm);
  const key = await backend.admin.create(SPEC, owner(7), soon());
  await assertSigns(backend, key);
  await other.admin.destroy(key, 0, soon());
  await assert.rejects(sign(backend, key), fault("KeyMissing"));
});

test("a token of another label, a module that is none, and a missing one are told apart", async () => {
  await assert.rejects(openSoftHsm(hsm, { tokenLabel: "nobody's" }), /no slot has a token of that label/);
  await assert.rejects(openSoftHsm({ ...hsm, module: "/nowhere/module.so" }), /cannot be loaded: .*No such file/);
  await assert.rejects(openSoftHsm({ ...hsm, module: process.execPath }), fault("Misconfigured"));
  await assert.rejects(openSoftHsm({ ...hsm, module: "module.so" }), /spec\.pkcs11\.module: .*absolute path/);
});

test("closing a backend ends its process", { skip: process.platform !== "linux" }, async () => {
  const before = await children();
  const backend = await openSoftHsm(hsm);
  const own = (await children()).filter((pid) => !before.includes(pid));
  await backend[Symbol.asyncDispose]();
  assert.equal(own.length, 1);
  assert.ok(!(await children()).includes(own[0]!));
});

/** Processes that this one started, by number. */
async function children(): Promise<string[]> {
  const tasks = await readdir("/proc/self/task");
  const lists = tasks.map((task) => readFile(`/proc/self/task/${task}/children`, "utf8").catch(() => ""));
  return (await Promise.all(lists)).join(" ").split(/\s+/).filter(Boolean);
}
