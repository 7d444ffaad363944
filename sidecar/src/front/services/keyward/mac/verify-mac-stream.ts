import {
  type VerifyMacBegin,
  VerifyMacStreamRequestSchema,
  VerifyMacStreamResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/mac";
import { openVerifyMac, type VerifyMacBeginInput } from "../../../../operations/mac/open-verify-mac.ts";
import { digestStreamRow } from "../../stream/digest-stream-row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

/** A context may get its tag at the end. */
export function decodeVerifyMacBegin(begin: VerifyMacBegin): VerifyMacBeginInput {
  return begin.tag.length > 0 ? decodeBeginWithTag(begin) : { ...decodeBeginWithTag(begin), tag: undefined };
}

/** For streams and files: nothing comes at their end. */
export function decodeBeginWithTag({ key, algorithm, tag, customization }: VerifyMacBegin): VerifyMacBeginInput {
  return { key: keyRefOf(key), algorithm, tag, customization };
}

export const verifyMacStream = digestStreamRow({
  rpc: "VerifyMacStream",
  request: VerifyMacStreamRequestSchema,
  response: VerifyMacStreamResponseSchema,
  open: openVerifyMac,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeBeginWithTag,
  encode: ({ valid }, { algorithm }, { profile }) => ({ valid: valid!, algorithm, profile: refOf(profile) }),
});
