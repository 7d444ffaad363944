import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { status } from "@grpc/grpc-js";
import { TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { eventually } from "../../driver/eventually.ts";
import { ask, ended } from "../keys/requests.ts";
import { openSuite } from "../operator/fixture.ts";
import { TokenWorld } from "./token-world.ts";
import { asMade, states, told } from "./told.ts";

// One token of an HSM has a bad day; a second one, and keys in software, must not notice.

const TOLD_MS = 180_000;
const CALLERS = 8;
/** So long that a program that tries a PIN in a loop would have locked it. */
const SEVERAL_CHECKS_MS = 8_000;
const OTHER_PIN = "161803";

const suite = await openSuite();
let world: TokenWorld;

before(async () => {
  world = await TokenWorld.start(suite);
});
after(() => world?.[Symbol.asyncDispose]());

interface Refusal {
  readonly code: number;
  readonly details: string;
}

/** Applications that sign on and on. @param during gets what went wrong for them so far */
async function signing(during: (failed: readonly Refusal[]) => Promise<void>): Promise<void> {
  const failed: Refusal[] = [];
  let isOver = false;
  const worker = async () => {
    while (!isOver) {
      await world.sign(world.keys.exposed, "on and on").catch((error) => failed.push(error));
      await delay(20);
    }
  };
  const workers = Array.from({ length: CALLERS }, worker);
  try {
    await during(failed);
  } finally {
    isOver = true;
    await Promise.all(workers);
  }
}

/** A slow machine may say first that there was no answer in time. */
const CODES: ReadonlySet<number> = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED]);

async function othersWork(): Promise<void> {
  for (const key of [world.keys.sound, world.keys.software]) {
    assert.ok((await world.sign(key, "untroubled")).length > 0);
    assert.equal((await ended(suite, await ask(suite, key, "Rotate"))).status?.phase, "Succeeded");
  }
}

async function callersHear(failed: readonly Refusal[], text: RegExp): Promise<void> {
  await eventually(`callers to hear ${text}`, async () => failed.some(({ details }) => text.test(details)), TOLD_MS);
}

const versions = async () => asMade((await world.readKey()).status!);

/** The pod hears of a version some time after status shows it. */
async function signsAgain(version: number): Promise<void> {
  const isBack = async () => world.isBy(version, "again", await world.sign(world.keys.exposed, "again"));
  await eventually(`a signature by version ${version}`, isBack, TOLD_MS);
}

/** What the token said when it could be asked: one that was changed may lose those who use it first. */
function refusal(): Promise<Refusal> {
  return eventually(
    "a refusal",
    async () => {
      const signed = () => ({ code: status.OK, details: "it signed" });
      const said = await world.sign(world.keys.exposed, "gone").then(signed, (error: Refusal) => error);
      return CODES.has(said.code) ? undefined : said;
    },
    TOLD_MS,
  );
}

test("a token that goes while keys are in use is told, by its backend and to callers, and comes back without a restart", async () => {
  const before = await versions();
  await signing(async (failed) => {
    await world.hsm.pull(TOKEN_LABEL);
    const said = await told(world.readBackend, "Ready", /^False TokenLost: /, TOLD_MS);
    assert.match(said, /no slot has a token of that label\. Next: /);
    await othersWork();
    await world.surveyIsDue();
    await told(world.readKey, "Ready", /^True KeyAvailable/);
    assert.deepEqual(await versions(), before, "nothing was made, and nothing was taken for gone");
    await callersHear(failed, /the backend of this key has lost its token or device/);
    for (const { code, details } of failed) assert.ok(CODES.has(code), details);
  });
  await world.hsm.plug(TOKEN_LABEL);
  await told(world.readBackend, "Ready", /^True Answers/, TOLD_MS);
  await signsAgain(1);
  assert.deepEqual(await versions(), before);
});

test("what is asked for while a token is away waits, says why, and is done once when it is back", async () => {
  await world.hsm.pull(TOKEN_LABEL);
  const request = await ask(suite, world.keys.exposed, "Rotate");
  await told(world.readKey, "Settled", /^False (BackendFailed|TokenLost): .*no slot has a token/, TOLD_MS);
  await world.hsm.plug(TOKEN_LABEL);
  const done = (await ended(suite, request, TOLD_MS)).status;
  assert.deepEqual([done?.phase, done?.version], ["Succeeded", 2]);
  assert.deepEqual(states((await world.readKey()).status!), ["1 Retired", "2 Active"]);
  await signsAgain(2);
});

test("a PIN that was changed is tried once and told, and the right one is enough", async () => {
  const before = await versions();
  await world.hsm.setPin(TOKEN_LABEL, OTHER_PIN);
  await world.hsm.pull(TOKEN_LABEL);
  await signing(async (failed) => {
    await told(world.readBackend, "Ready", /^False TokenLost: /, TOLD_MS);
    await world.hsm.plug(TOKEN_LABEL);
    const refused =
      /^False Unauthenticated: token .* refused this PIN before, so it is not tried again\. Next: correct Secret/;
    const said = await told(world.readBackend, "Ready", refused, TOLD_MS);
    assert.ok(said.includes(world.pinSecret) && !said.includes(USER_PIN), said);
    await callersHear(failed, /the backend of this key does not know the operator any more/);
    await delay(SEVERAL_CHECKS_MS);
  });
  assert.equal(await world.module.refusedPins(), 1);
  await world.setPinSecret(OTHER_PIN);
  await told(world.readBackend, "Ready", /^True Answers/, TOLD_MS);
  await signsAgain(2);
  assert.deepEqual(await versions(), before);
});

test("a token that was made empty has lost its keys: that is told, and no other is made until somebody asks", async () => {
  const before = await versions();
  await world.hsm.initialiseAgain(TOKEN_LABEL, OTHER_PIN);
  const { code, details } = await refusal();
  assert.match(details, /the backend has no such key any more/);
  assert.equal(code, status.FAILED_PRECONDITION);
  await world.surveyIsDue();
  const said = await told(world.readKey, "Ready", /^False KeyMissing: /, TOLD_MS);
  assert.match(said, /has no version 2\. Next: restore it from a backup, or rotate the key/);
  await told(world.readBackend, "Ready", /^True Answers/);
  await othersWork();
  assert.deepEqual(await versions(), before);
  const done = (await ended(suite, await ask(suite, world.keys.exposed, "Rotate"), TOLD_MS)).status;
  assert.deepEqual([done?.phase, done?.version], ["Succeeded", 3]);
  await told(world.readKey, "Ready", /^True KeyAvailable/);
  await eventually("a signature by the new version", async () =>
    world.isBy(3, "new", await world.sign(world.keys.exposed, "new")),
  );
});

test("all of it was one process", async () => {
  const [operator, ...others] = suite.replicas;
  assert.equal(others.length, 0);
  assert.equal(await operator?.end("SIGTERM"), 0);
});
