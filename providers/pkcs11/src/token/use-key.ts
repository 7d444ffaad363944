import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { TOKEN_ALGORITHMS } from "../algorithms.ts";
import { CKO } from "../cryptoki.ts";
import { TokenError } from "../errors.ts";
import { requireId } from "../key-ref.ts";
import type { Calls, KeyName, Mechanism } from "../program/protocol.ts";
import type { TokenProfile } from "../token-profile.ts";
import type { Token } from "./token.ts";

export interface Use {
  readonly how: Calls["use"][0]["how"];
  readonly mechanism: Mechanism;
  readonly data: Uint8Array;
  /** Longest answer. */
  readonly maxBytes: number;
}

/** One operation of a private or secret key. @throws BackendError */
export async function useKey(
  { token, profile }: UsedToken,
  ref: BackendKeyRef,
  use: Use,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { how, mechanism, data, maxBytes } = use;
  const key = secretName(ref);
  const call = () => token.call("use", () => ({ how, key, mechanism, data, maxBytes }), signal);
  try {
    return await call();
  } catch (error) {
    if (!profile.readsOnce || !(error instanceof TokenError) || error.ckr !== "noKey") throw error;
    await token.refresh();
    return await call();
  }
}

export interface UsedToken {
  readonly token: Token;
  readonly profile: TokenProfile;
}

/** The object of a key that is not public. @throws KeyMissing for what no token of ours has */
export function secretName(ref: BackendKeyRef): KeyName {
  const isPair = TOKEN_ALGORITHMS.get(ref.algorithm)?.isPair ?? false;
  return { class: isPair ? CKO.privateKey : CKO.secretKey, id: requireId(ref) };
}
