import { DELETION_DAYS } from "../capabilities.ts";
import type { AwsCalls } from "../connection/calls.ts";
import { isNamed } from "../errors.ts";
import { metadataOf } from "./key-description.ts";

const DAY_MS = 86_400_000;

/** @returns when the key ends, in milliseconds since 1970; undefined if it is gone */
export async function scheduleEnd(
  calls: AwsCalls,
  keyId: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const days = Math.ceil(waitMs / DAY_MS);
  const PendingWindowInDays = Math.min(Math.max(days, DELETION_DAYS.min), DELETION_DAYS.max);
  const isExpected = (thrown: unknown) =>
    isNamed(thrown, "NotFoundException") || isNamed(thrown, "KMSInvalidStateException");
  // Asked a second time, AWS would count the days from the beginning.
  const before = await metadataOf(calls, keyId, signal);
  if (before === undefined || before.DeletionDate !== undefined) return before?.DeletionDate?.getTime();
  try {
    const answer = await calls.ask(
      "ScheduleKeyDeletion",
      keyId,
      signal,
      (kms, options) => kms.scheduleKeyDeletion({ KeyId: keyId, PendingWindowInDays }, options),
      isExpected,
    );
    return answer.DeletionDate?.getTime();
  } catch (thrown) {
    if (!isExpected(thrown)) throw thrown;
    return (await metadataOf(calls, keyId, signal))?.DeletionDate?.getTime();
  }
}

/** Enables a key, and takes its end back if one is coming. */
export async function revive(calls: AwsCalls, keyId: string, signal: AbortSignal): Promise<void> {
  const state = (await metadataOf(calls, keyId, signal))?.KeyState;
  const request = { KeyId: keyId };
  if (state === "PendingDeletion") {
    await calls.ask("CancelKeyDeletion", keyId, signal, (kms, options) => kms.cancelKeyDeletion(request, options));
  }
  await calls.ask("EnableKey", keyId, signal, (kms, options) => kms.enableKey(request, options));
}
