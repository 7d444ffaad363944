import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { TOKEN_ALGORITHMS } from "../algorithms.ts";
import { TokenError } from "../errors.ts";
import { type KeyObjects, stateOf } from "../keys/key-objects.ts";
import { requireId } from "../keys/key-ref.ts";
import { CKO } from "../mechanisms/cryptoki.ts";
import type { TokenProfile } from "../mechanisms/token-profile.ts";
import type { Calls, KeyName, Mechanism } from "../program/protocol.ts";
import type { Token } from "./token.ts";

export interface Use {
  readonly how: Calls["use"][0]["how"];
  readonly mechanism: Mechanism;
  readonly data: Uint8Array;
  /** Longest answer. */
  readonly maxBytes: number;
}

/** One operation of a private or secret key. @throws BackendError */
export async function useKey(used: UsedToken, ref: BackendKeyRef, use: Use, signal: AbortSignal): Promise<Uint8Array> {
  const { how, mechanism, data, maxBytes } = use;
  const key = secretName(ref);
  return await withKey(
    used,
    ref,
    () => used.token.call("use", () => ({ how, key, mechanism, data, maxBytes }), signal),
    signal,
  );
}

/**
 * One call that uses a key: once more where the module may not have seen the key yet.
 * @throws BackendError; KeyDisabled where the token says no more than that the key may not
 */
export async function withKey<T>(
  { token, profile, objects }: UsedToken,
  ref: BackendKeyRef,
  call: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    if (error.ckr === "CKR_KEY_FUNCTION_NOT_PERMITTED") throw await refusalOf(objects, ref, error, signal);
    if (!profile.readsOnce || error.ckr !== "noKey") throw error;
    await token.refresh();
    return await call();
  }
}

async function refusalOf(objects: KeyObjects, ref: BackendKeyRef, error: TokenError, signal: AbortSignal) {
  const algorithm = TOKEN_ALGORITHMS.get(ref.algorithm)!;
  const found = await objects.find(requireId(ref), algorithm.isPair, signal);
  return stateOf(algorithm, found) === "Disabled" ? disabled() : error;
}

export function disabled(): BackendError {
  return new BackendError("KeyDisabled", "the key is disabled in the token. Next: enable it there, or rotate");
}

export interface UsedToken {
  readonly token: Token;
  readonly profile: TokenProfile;
  readonly objects: KeyObjects;
}

/** The object of a key that is not public. @throws KeyMissing for what no token of ours has */
export function secretName(ref: BackendKeyRef): KeyName {
  const isPair = TOKEN_ALGORITHMS.get(ref.algorithm)?.isPair ?? false;
  return { class: isPair ? CKO.privateKey : CKO.secretKey, id: requireId(ref) };
}
