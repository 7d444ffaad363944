import type { AwsCalls } from "../connection/calls.ts";
import { isNamed } from "../errors.ts";

const isTaken = (thrown: unknown) => isNamed(thrown, "AlreadyExistsException");
const isMissing = (thrown: unknown) => isNamed(thrown, "NotFoundException");

/** @returns whether the alias is ours now; false: another key has it */
export function claimAlias(calls: AwsCalls, alias: string, keyId: string, signal: AbortSignal): Promise<boolean> {
  const request = { AliasName: alias, TargetKeyId: keyId };
  return unless(
    isTaken,
    calls.ask("CreateAlias", keyId, signal, (kms, options) => kms.createAlias(request, options), isTaken),
  );
}

/** @returns false if there is no such alias */
export function moveAlias(calls: AwsCalls, alias: string, keyId: string, signal: AbortSignal): Promise<boolean> {
  const request = { AliasName: alias, TargetKeyId: keyId };
  return unless(
    isMissing,
    calls.ask("UpdateAlias", keyId, signal, (kms, options) => kms.updateAlias(request, options), isMissing),
  );
}

/** Leads an alias to a key, whether it is there already or not. */
export async function pointAlias(calls: AwsCalls, alias: string, keyId: string, signal: AbortSignal): Promise<void> {
  if (await moveAlias(calls, alias, keyId, signal)) return;
  // Somebody else may have made it in between.
  if (!(await claimAlias(calls, alias, keyId, signal))) await moveAlias(calls, alias, keyId, signal);
}

async function unless(isExpected: (thrown: unknown) => boolean, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (thrown) {
    if (isExpected(thrown)) return false;
    throw thrown;
  }
}
