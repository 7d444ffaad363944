import {
  type VerifyBegin,
  VerifyStreamRequestSchema,
  VerifyStreamResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/signature";
import { openVerify, type VerifyBeginInput } from "../../../../operations/signature/open-verify.ts";
import { digestStreamRow } from "../../stream/digest-stream-row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { optionsOf } from "./signature-options.ts";

/** A context may get its signature at the end. */
export function decodeVerifyBegin(begin: VerifyBegin): VerifyBeginInput {
  return begin.signature.length > 0
    ? decodeBeginWithSignature(begin)
    : { ...decodeBeginWithSignature(begin), signature: undefined };
}

/** For streams and files: nothing comes at their end. */
export function decodeBeginWithSignature({ key, algorithm, signature, options }: VerifyBegin): VerifyBeginInput {
  return { key: keyRefOf(key), algorithm, signature, options: optionsOf(options) };
}

export const verifyStream = digestStreamRow({
  rpc: "VerifyStream",
  request: VerifyStreamRequestSchema,
  response: VerifyStreamResponseSchema,
  open: openVerify,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeBeginWithSignature,
  encode: ({ valid }, { algorithm }, { profile }) => ({ valid: valid!, algorithm, profile: refOf(profile) }),
});
