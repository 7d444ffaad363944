import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { choiceOf, type GcpAlgorithms } from "../algorithms.ts";
import { DESTROY_WAIT_MS } from "../capabilities.ts";
import type { GcpKmsConfig } from "../config.ts";
import type { GcpCalls } from "../connection/calls.ts";
import { present } from "../connection/integrity.ts";
import { until } from "../connection/patience.ts";
import { ALREADY_EXISTS, hasCode } from "../errors.ts";
import { labelsOf } from "../owner/owner-labels.ts";
import { type CryptoKey, cryptoKeyNamed, isPending, lastVersion, type Version } from "./key-description.ts";
import { cryptoKeyId } from "./key-names.ts";

/** Where keys are made, and which. */
export interface KeyPlace extends Pick<GcpKmsConfig, "keyRing" | "protectionLevel"> {
  readonly algorithms: GcpAlgorithms;
}

/** Makes the CryptoKey of an owner, or finds it: its name is made from the owner. Without a version where one is to be imported. */
export async function createCryptoKey(
  calls: GcpCalls,
  { keyRing, protectionLevel, algorithms }: KeyPlace,
  { spec, owner, imported }: { readonly spec: KeySpec; readonly owner: KeyOwner; readonly imported: boolean },
  signal: AbortSignal,
): Promise<CryptoKey> {
  const { purpose, name: algorithm } = choiceOf(algorithms, spec);
  const id = cryptoKeyId(owner);
  const cryptoKey = {
    purpose,
    labels: labelsOf(owner),
    versionTemplate: { protectionLevel, algorithm },
    destroyScheduledDuration: { seconds: DESTROY_WAIT_MS / 1000 },
    importOnly: imported,
  };
  const request = { parent: keyRing, cryptoKeyId: id, cryptoKey, skipInitialVersionCreation: imported };
  const isThere = (thrown: unknown) => hasCode(thrown, ALREADY_EXISTS);
  try {
    return await calls.ask<CryptoKey>("createCryptoKey", request, { parent: keyRing }, signal, isThere);
  } catch (thrown) {
    if (!isThere(thrown)) throw thrown;
    return present("GetCryptoKey", await cryptoKeyNamed(calls, `${keyRing}/cryptoKeys/${id}`, signal));
  }
}

/** @returns the version, once it is made or brought in. @throws Rejected if it failed */
export function finishedVersion(calls: GcpCalls, cryptoKey: CryptoKey, signal: AbortSignal): Promise<Version> {
  const parent = present("GetCryptoKey", cryptoKey.name);
  const look = async () => {
    const version = await lastVersion(calls, parent, signal);
    if (version === undefined)
      throw new BackendError("Rejected", `${parent} has no version that could be used; rotate to a new one`);
    return isPending(version) ? undefined : version;
  };
  return until("making the key", look, signal);
}
