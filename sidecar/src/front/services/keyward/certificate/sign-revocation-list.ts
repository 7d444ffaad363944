import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodePem } from "@keyward/core/text/pem";
import {
  SignRevocationListRequestSchema,
  SignRevocationListResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/certificate";
import { signRevocationList as operation } from "../../../../operations/certificate/sign-revocation-list.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { broughtIssuerOf } from "./brought-issuer.ts";
import { milliseconds } from "./seconds.ts";

const MAX_NAME_CHARACTERS = 253;

export const signRevocationList = row({
  rpc: "SignRevocationList",
  request: SignRevocationListRequestSchema,
  response: SignRevocationListResponseSchema,
  operation,
  profileOf: ownProfile,
  validate: ({ keyPolicy }) => {
    if (keyPolicy.length <= MAX_NAME_CHARACTERS) return;
    throw new KeywardError("INVALID_ARGUMENT", `key_policy is longer than ${MAX_NAME_CHARACTERS} characters`);
  },
  decode: ({ keyPolicy, revoked, number, thisUpdate, nextUpdate, issuerKey, issuerChain }) => ({
    keyPolicy,
    brought: broughtIssuerOf({ keyPolicy, issuerKey, issuerChain }),
    number,
    revoked: revoked.map(({ serialNumber, revokedAt, reason }) => ({
      serialNumber,
      revokedAtMs: Number(revokedAt) * 1000,
      reason: reason === "" ? undefined : reason,
    })),
    thisUpdateMs: milliseconds(thisUpdate),
    nextUpdateMs: milliseconds(nextUpdate),
  }),
  encode: (crl, _request, { profile }) => ({ crl, pem: encodePem("X509 CRL", crl), profile: refOf(profile) }),
});
