import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import { ManualClock } from "@keyward/kube/testing/manual-clock";
import type { BackendId } from "../../backends/backend-id.ts";
import type { SlotView } from "../../backends/slot-view.ts";
import type { Finding } from "../../status/finding.ts";
import type { KeyView } from "../key-view.ts";
import { Outages } from "./outages.ts";

const id: BackendId = { kind: "KeyBackend", namespace: "shop", name: "cloud" };
const REMOTE = { kind: "KeyBackend", name: "cloud", protection: "Managed" } as const;
const SOFTWARE = { kind: "KeyBackend", name: "cloud", protection: "Software" } as const;

function keyIn(backend: typeof REMOTE | typeof SOFTWARE, name: string, told: Finding[] = []): KeyView {
  const version = { version: 1, state: "Active", fingerprint: "f", backend, backendKey: name, createdAt: "" } as const;
  return {
    metadata: { namespace: "shop", name, uid: name },
    spec: { policyRef: { name } },
    status: { versions: [version], conditions: told },
  };
}

function world(keys: KeyView[]) {
  const clock = new ManualClock();
  const woken: string[] = [];
  let fault: BackendError | undefined;
  let looked = (_id: BackendId) => {};
  const view = (): SlotView =>
    ({ id, current: true, capabilities: { delivery: "remote" }, fault }) as unknown as SlotView;
  const backends = {
    get slots() {
      return [{ view: view() }];
    },
    onLook: (tell: (id: BackendId) => void) => {
      looked = tell;
      return () => {};
    },
  };
  const caches = { keys: { list: () => keys } } as never;
  const subject = new Outages({ caches, backends, clock, wake: (key) => woken.push(key) });
  const look = (found: BackendError | undefined) => {
    fault = found;
    looked(id);
  };
  return { clock, woken, subject, look };
}

const AWAY = new BackendError("Unreachable", "there is no connection");

test("keys that stay in a backend which is away say so, and those that sidecars hold do not", async () => {
  const [remote, software] = [keyIn(REMOTE, "remote"), keyIn(SOFTWARE, "software")];
  const { clock, woken, subject, look } = world([remote, software]);
  look(AWAY);
  assert.equal(subject.finding(remote), undefined, "it may be back in a moment");
  await clock.advance(10_000);
  assert.deepEqual(woken, ["shop/remote"]);
  const told = subject.finding(remote)!;
  assert.deepEqual([told.type, told.status, told.reason], ["BackendAvailable", "False", "Unreachable"]);
  assert.match(
    told.message,
    /^KeyBackend cloud is away \(Unreachable\): what is done there with version 1 fails .* Next: /,
  );
  assert.equal(subject.finding(software), undefined);
});

test("a backend that is back in a moment costs no write", async () => {
  const key = keyIn(REMOTE, "remote");
  const { clock, woken, subject, look } = world([key]);
  look(AWAY);
  await clock.advance(5_000);
  look(undefined);
  await clock.advance(60_000);
  assert.deepEqual(woken, []);
  assert.equal(subject.finding(key), undefined);
});

test("what was told is taken back when the backend is there again, also by a leader that did not tell it", async () => {
  const told: Finding = { type: "BackendAvailable", status: "False", reason: "Unreachable", message: "m" };
  const key = keyIn(REMOTE, "remote", [told]);
  const { woken, subject } = world([key]);
  assert.deepEqual(woken, ["shop/remote"]);
  assert.equal(subject.finding(key), undefined);
});

test("many keys are told a few at a time, and what nobody was told of yet does not say it by itself", async () => {
  const keys = Array.from({ length: 1_000 }, (_, index) => keyIn(REMOTE, `key-${index}`));
  const { clock, woken, subject, look } = world(keys);
  look(AWAY);
  await clock.advance(10_000);
  assert.equal(woken.length, 10);
  await clock.advance(2_000);
  assert.equal(woken.length, 110);
  assert.notEqual(subject.finding(keys[0]!), undefined);
  assert.equal(subject.finding(keys[999]!), undefined);
  await clock.advance(30_000);
  assert.equal(woken.length, 1_000);
});

test("the same fault by another name is no reason to write again", async () => {
  const key = keyIn(REMOTE, "remote");
  const { clock, subject, look } = world([key]);
  look(AWAY);
  await clock.advance(10_000);
  const told = subject.finding(key)!;
  const written = keyIn(REMOTE, "remote", [told]);
  assert.equal(subject.finding(written), told);
  look(new BackendError("TimedOut", "no answer"));
  assert.equal(subject.finding(written), told);
});
