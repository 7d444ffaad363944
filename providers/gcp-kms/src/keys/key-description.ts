import type { protos } from "@google-cloud/kms";
import type { BackendKey, BackendKeyState } from "@keyward/core/backend/key-admin";
import { keyAlgorithmOf } from "../algorithms.ts";
import type { GcpCalls } from "../connection/calls.ts";
import { badAnswer, present } from "../connection/integrity.ts";
import { hasCode, NOT_FOUND } from "../errors.ts";
import { ownerOf } from "../owner/owner-labels.ts";
import { publicKeyOf } from "./public-key.ts";

export type CryptoKey = protos.google.cloud.kms.v1.ICryptoKey;
export type Version = protos.google.cloud.kms.v1.ICryptoKeyVersion;

const STATES: ReadonlyMap<unknown, BackendKeyState> = new Map([
  ["ENABLED", "Enabled"],
  ["DISABLED", "Disabled"],
  ["DESTROY_SCHEDULED", "Destroying"],
  ["DESTROYED", "Destroyed"],
  ["PENDING_EXTERNAL_DESTRUCTION", "Destroying"],
]);
/** What a version never leaves, and never was a key in. */
const FAILED: ReadonlySet<unknown> = new Set(["IMPORT_FAILED", "GENERATION_FAILED"]);
const PENDING: ReadonlySet<unknown> = new Set(["PENDING_GENERATION", "PENDING_IMPORT"]);

export function isPending({ state }: Version): boolean {
  return PENDING.has(state);
}

export function hasFailed({ state }: Version): boolean {
  return FAILED.has(state);
}

/** @returns undefined if there is none */
export function versionOf(calls: GcpCalls, name: string, signal: AbortSignal): Promise<Version | undefined> {
  return orMissing((expected) => calls.ask<Version>("getCryptoKeyVersion", { name }, { name }, signal, expected));
}

/** @returns undefined if there is none */
export function cryptoKeyNamed(calls: GcpCalls, name: string, signal: AbortSignal): Promise<CryptoKey | undefined> {
  return orMissing((expected) => calls.ask<CryptoKey>("getCryptoKey", { name }, { name }, signal, expected));
}

/** @returns the version that is the key: the last one that did not fail on its way in */
export async function lastVersion(calls: GcpCalls, parent: string, signal: AbortSignal): Promise<Version | undefined> {
  const list = await calls.ask<protos.google.cloud.kms.v1.IListCryptoKeyVersionsResponse>(
    "listCryptoKeyVersions",
    { parent, pageSize: 100 },
    { parent },
    signal,
  );
  return (list.cryptoKeyVersions ?? []).filter((version) => !hasFailed(version)).at(-1);
}

/** @throws BadAnswer for a version that Keyward does not make */
export async function describeFully(
  calls: GcpCalls,
  { labels }: CryptoKey,
  version: Version,
  signal: AbortSignal,
): Promise<BackendKey> {
  const id = present("GetCryptoKeyVersion", version.name);
  const algorithm = keyAlgorithmOf(version.algorithm);
  if (algorithm === undefined) throw badAnswer("GetCryptoKeyVersion", "its algorithm is none that Keyward uses");
  const isPair = algorithm.choices.some(({ purpose }) => purpose.startsWith("ASYMMETRIC"));
  return {
    id,
    algorithm: algorithm.name,
    publicKey: isPair && version.state !== "DESTROYED" ? await publicKeyOf(calls, id, algorithm, signal) : undefined,
    state: STATES.get(version.state) ?? "Disabled",
    owner: ownerOf(labels ?? {}),
    createdAtMs: msOf(version.createTime),
    destroysAtMs: version.state === "DESTROY_SCHEDULED" ? msOf(version.destroyTime) : undefined,
    sealRevision: undefined,
  };
}

/** google.protobuf.Timestamp */
export function msOf(time: protos.google.protobuf.ITimestamp | null | undefined): number | undefined {
  if (time === null || time === undefined) return undefined;
  return Number(time.seconds ?? 0) * 1000 + Math.floor(Number(time.nanos ?? 0) / 1_000_000);
}

async function orMissing<T>(ask: (expected: (thrown: unknown) => boolean) => Promise<T>): Promise<T | undefined> {
  const isMissing = (thrown: unknown) => hasCode(thrown, NOT_FOUND);
  try {
    return await ask(isMissing);
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}
