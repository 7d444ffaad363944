import type { GcpCalls } from "../connection/calls.ts";
import { hasCode } from "../errors.ts";
import { msOf, type Version, versionOf } from "./key-description.ts";

const FAILED_PRECONDITION = 9;

/** @param state ENABLED or DISABLED */
export async function setState(
  calls: GcpCalls,
  name: string,
  state: "ENABLED" | "DISABLED",
  signal: AbortSignal,
): Promise<void> {
  const request = { cryptoKeyVersion: { name, state }, updateMask: { paths: ["state"] } };
  await calls.ask("updateCryptoKeyVersion", request, { "crypto_key_version.name": name }, signal);
}

/** Enables a version, and takes its end back if one is coming. */
export async function revive(calls: GcpCalls, name: string, signal: AbortSignal): Promise<void> {
  const version = await versionOf(calls, name, signal);
  if (version?.state === "DESTROY_SCHEDULED") {
    await calls.ask("restoreCryptoKeyVersion", { name }, { name }, signal);
  }
  await setState(calls, name, "ENABLED", signal);
}

/** @returns when the version ends, in milliseconds since 1970; undefined if it has ended */
export async function scheduleEnd(calls: GcpCalls, name: string, signal: AbortSignal): Promise<number | undefined> {
  const before = await versionOf(calls, name, signal);
  if (before === undefined || before.state === "DESTROYED") return undefined;
  if (before.state === "DESTROY_SCHEDULED") return msOf(before.destroyTime);
  const isTooLate = (thrown: unknown) => hasCode(thrown, FAILED_PRECONDITION);
  try {
    const version = await calls.ask<Version>("destroyCryptoKeyVersion", { name }, { name }, signal, isTooLate);
    return msOf(version.destroyTime);
  } catch (thrown) {
    if (!isTooLate(thrown)) throw thrown;
    return msOf((await versionOf(calls, name, signal))?.destroyTime);
  }
}
