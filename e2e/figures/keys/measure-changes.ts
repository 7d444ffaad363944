import { randomBytes, randomInt } from "node:crypto";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import { KINDS } from "../../suites/crds/api-server.ts";
import type { Ground } from "./ground.ts";
import { KeyWatch } from "./key-watch.ts";
import { type KeyPlace, placesOf, wishKey } from "./make-keys.ts";

const TIMES = 20;

/** What is changed, and the times until status showed it. */
export interface Changes {
  readonly annotationMs: readonly number[];
  readonly requestMs: readonly number[];
  readonly newKeyMs: readonly number[];
}

type Change = (ground: Ground, place: KeyPlace) => Promise<void>;

/** Changes keys at random, one after the other. @param keys how many there are */
export async function measureChanges(ground: Ground, keys: number): Promise<Changes> {
  const any = () => [...placesOf(ground, ...oneOf(keys))][0]!;
  const fresh = () => ({ ...any(), name: `new-${randomBytes(4).toString("hex")}` });
  return {
    annotationMs: await times(() => timed(ground, any(), annotate, rotated)),
    requestMs: await times(() => timed(ground, any(), ask, rotated)),
    newKeyMs: await times(() => timed(ground, fresh(), wishKey, () => isReady)),
  };
}

function oneOf(keys: number): [number, number] {
  const index = randomInt(keys);
  return [index, index + 1];
}

async function times(once: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let count = 0; count < TIMES; count++) all.push(await once());
  return all;
}

async function timed(
  ground: Ground,
  place: KeyPlace,
  change: Change,
  goalOf: (before: CryptoKeyStatus) => (status: CryptoKeyStatus) => boolean,
): Promise<number> {
  await using watch = await KeyWatch.open(ground.client, place.policy.namespace, place.name);
  const shown = watch.untilMs(goalOf(watch.status));
  const [tookMs] = await Promise.all([shown, change(ground, place)]);
  return tookMs;
}

async function annotate({ client }: Ground, { policy: { namespace }, name }: KeyPlace): Promise<void> {
  const body = { metadata: { annotations: { "keyward.dev/rotate": "now" } } };
  await client.patch(KINDS.CryptoKey, { namespace, name }, { type: "merge", body });
}

async function ask({ client }: Ground, { policy: { namespace }, name: key }: KeyPlace): Promise<void> {
  const name = `rotate-${randomBytes(4).toString("hex")}`;
  await client.create(KINDS.KeyRequest, {
    metadata: { namespace, name },
    spec: { keyRef: { name: key }, action: "Rotate" },
  });
}

function rotated({ activeVersion: before = 0 }: CryptoKeyStatus) {
  return ({ activeVersion = 0 }: CryptoKeyStatus) => activeVersion > before;
}

function isReady({ conditions = [] }: CryptoKeyStatus): boolean {
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}
