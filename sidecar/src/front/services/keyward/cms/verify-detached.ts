import { KeywardError } from "@keyward/core/errors/keyward-error";
import { VerifyDetachedRequestSchema, VerifyDetachedResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cms";
import type { CmsVerdict } from "../../../../operations/cms/cms-verdict.ts";
import { verifyDetached as operation } from "../../../../operations/cms/verify-detached.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const verifyDetached = row({
  rpc: "VerifyDetached",
  request: VerifyDetachedRequestSchema,
  response: VerifyDetachedResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ signature, content, roots, certificates, at }) => ({
    signature,
    content,
    roots,
    certificates,
    atMs: at === undefined ? undefined : millisecondsOf(at),
  }),
  encode: (verdict, _request, { profile }) => ({ ...encodeVerdict(verdict), profile: refOf(profile) }),
});

/** Year 9999: no certificate ends later. */
const MAX_SECONDS = 253_402_300_799n;

function millisecondsOf(seconds: bigint): number {
  if (seconds >= -MAX_SECONDS && seconds <= MAX_SECONDS) return Number(seconds) * 1000;
  throw new KeywardError("INVALID_ARGUMENT", `at is ${seconds}; it counts seconds since 1970-01-01 UTC`);
}

function encodeVerdict(verdict: CmsVerdict) {
  if (!verdict.valid) return verdict;
  const { valid, signer, signingTimeMs } = verdict;
  return { valid, signer, signingTime: signingTimeMs === undefined ? undefined : BigInt(signingTimeMs / 1000) };
}
