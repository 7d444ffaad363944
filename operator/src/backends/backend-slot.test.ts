import assert from "node:assert/strict";
import { test } from "node:test";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import { ManualClock } from "@keyward/kube/testing/manual-clock";
import { BackendSlot } from "./backend-slot.ts";
import { sampleCapabilities } from "./testing/sample-candidate.ts";

const REGION: KeyBackendSpec = { awsKms: { region: "eu-central-1" } };
const OTHER: KeyBackendSpec = { awsKms: { region: "eu-west-1" } };
const stays = new AbortController().signal;

/** A backend of this test's own: it answers as `health` says and notes when it is closed. */
function setUp(opens = async () => {}) {
  const clock = new ManualClock();
  const world = {
    opened: [] as KeyBackendSpec[],
    closed: [] as KeyBackendSpec[],
    looks: [] as boolean[],
    opens,
    health: async () => ({ latencyMs: 3, detail: "answers" }),
    sign: async () => Uint8Array.of(1),
  };
  const open = async (spec: KeyBackendSpec): Promise<Backend> => {
    await world.opens();
    world.opened.push(spec);
    return {
      capabilities: sampleCapabilities("Managed"),
      admin: {} as Backend["admin"],
      use: { sign: () => world.sign() } as unknown as Backend["use"],
      health: () => world.health(),
      [Symbol.asyncDispose]: async () => void world.closed.push(spec),
    };
  };
  const id = { kind: "ClusterKeyBackend", namespace: "", name: "kms" } as const;
  const onLook = (changed: boolean) => world.looks.push(changed);
  const options = { id, clock, random: () => 0.5, observer: {}, open, onLook };
  const slot = new BackendSlot({ spec: REGION, stamp: "1" }, options);
  const sign = () =>
    slot
      .use("shop")
      .use.sign({ id: "k", algorithm: "ECDSA-P256" }, "ES", { kind: "message", bytes: Buffer.of() }, stays);
  return { clock, world, slot, sign };
}

const unreachable = async () => {
  throw new BackendError("Unreachable", "no route to host");
};

test("a backend is opened, asked, and asked again twice a minute", async () => {
  const { clock, world, slot } = setUp();
  await clock.advance(0);
  assert.deepEqual(slot.view.health?.detail, "answers");
  assert.equal(slot.view.current, true);
  await clock.advance(90_000);
  assert.equal(world.opened.length, 1);
  assert.equal(world.looks.length, 4);
  assert.deepEqual(world.looks.slice(1), [false, false, false]);
});

test("until it is open its use is refused with the cause", async () => {
  const { clock, world, slot, sign } = setUp(unreachable);
  assert.throws(() => slot.use("shop"), /ClusterKeyBackend kms is being opened/);
  await clock.advance(0);
  assert.throws(() => slot.use("shop"), /ClusterKeyBackend kms is not open: no route to host/);
  world.opens = async () => {};
  await clock.advance(30_000);
  assert.deepEqual(await sign(), Uint8Array.of(1));
});

test("a spec that changed is opened anew, and what was under way ends on the old one", async () => {
  const { clock, world, slot, sign } = setUp();
  await clock.advance(0);
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  world.sign = () => promise as ReturnType<typeof world.sign>;
  const underWay = sign();
  slot.want({ spec: OTHER, stamp: "2" });
  await clock.advance(1_000);
  assert.deepEqual(world.opened, [REGION, OTHER]);
  assert.deepEqual(world.closed, []);
  resolve(Uint8Array.of(7));
  assert.deepEqual(await underWay, Uint8Array.of(7));
  await clock.advance(1_000);
  assert.deepEqual(world.closed, [REGION]);
});

test("while a new spec does not open, the one before serves on, and status tells", async () => {
  const { clock, world, slot, sign } = setUp();
  await clock.advance(0);
  world.opens = unreachable;
  slot.want({ spec: OTHER, stamp: "2" });
  await clock.advance(1_000);
  assert.equal(slot.view.current, false);
  assert.equal(slot.view.fault?.fault, "Unreachable");
  assert.deepEqual(await sign(), Uint8Array.of(1));
});

test("static credentials without development: true are refused, and close what was open", async () => {
  const { clock, world, slot } = setUp();
  await clock.advance(0);
  const ref = { name: "aws", key: "id" };
  const awsKms = { region: "eu-central-1", staticCredentials: { accessKeyId: ref, secretAccessKey: ref } };
  slot.want({ spec: { awsKms }, stamp: "2" });
  await clock.advance(1_000);
  assert.equal(slot.view.fault?.fault, "Misconfigured");
  assert.match(slot.view.fault?.message ?? "", /awsKms.staticCredentials: refused without development: true/);
  assert.throws(() => slot.use("shop"), /refused without development/);
  assert.deepEqual(world.closed, [REGION]);
  slot.want({ spec: { awsKms, development: true }, stamp: "3" });
  await clock.advance(1_000);
  assert.equal(slot.view.fault, undefined);
});

test("a backend that stopped answering is news once, and so is its return", async () => {
  const { clock, world, slot } = setUp();
  await clock.advance(0);
  const answers = world.health;
  world.health = unreachable;
  await clock.advance(120_000);
  assert.equal(slot.view.fault?.fault, "Unreachable");
  world.health = answers;
  await clock.advance(60_000);
  assert.equal(slot.view.fault, undefined);
  assert.equal(world.looks.filter((changed) => changed).length, 3);
  assert.equal(world.opened.length, 1);
});

test("a backend that no longer knows us is opened again, with the identity of now", async () => {
  const { clock, world } = setUp();
  await clock.advance(0);
  const answers = world.health;
  world.health = async () => {
    throw new BackendError("Unauthenticated", "the token has ended");
  };
  await clock.advance(30_000);
  world.health = answers;
  await clock.advance(30_000);
  assert.ok(world.opened.length > 1);
  assert.equal(world.opened.length, world.closed.length + 1);
});

test("closing waits for calls under way, and not for ever", async () => {
  const { clock, world, slot, sign } = setUp();
  await clock.advance(0);
  world.sign = () => new Promise(() => {});
  sign().catch(() => {});
  const closing = slot.close(500);
  await clock.advance(1_000);
  await closing;
  assert.deepEqual(world.closed, [REGION]);
});
