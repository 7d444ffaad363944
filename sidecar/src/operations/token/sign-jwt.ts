import { Buffer } from "node:buffer";
import { addDates, readClaims } from "@keyward/core/jose/claims";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { signToken } from "./sign-token.ts";

export interface SignJwtInput {
  readonly key: KeyRef;
  /** JOSE name; empty: the one that fits the key. */
  readonly algorithm: string;
  /** JSON object. */
  readonly claims: string;
  readonly keyId: string;
  /** Empty: JWT. */
  readonly type: string;
  /** 0: no claim is added. */
  readonly lifetimeSeconds: number;
}

/** Signs a claims set as it is written, with iat and exp where a lifetime is named. */
export const signJwt = keyed<SignJwtInput, string>({
  name: "SignJwt",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [],
  run({ lifetimeSeconds, ...input }, key, call) {
    const claims = readClaims(input.claims);
    const text = lifetimeSeconds === 0 ? claims.text : addDates(claims, call.nowMs, lifetimeSeconds);
    return signToken({ ...input, type: input.type || "JWT", payload: Buffer.from(text) }, key, call);
  },
});
