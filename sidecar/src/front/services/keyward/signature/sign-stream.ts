import {
  type SignBegin,
  SignStreamRequestSchema,
  SignStreamResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/signature";
import { openSign } from "../../../../operations/signature/open-sign.ts";
import type { SignatureInput } from "../../../../operations/signature/signature-input.ts";
import { digestStreamRow } from "../../stream/digest-stream-row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { optionsOf } from "./signature-options.ts";

export function decodeSignBegin({ key, algorithm, options }: SignBegin): SignatureInput {
  return { key: keyRefOf(key), algorithm, options: optionsOf(options) };
}

export const signStream = digestStreamRow({
  rpc: "SignStream",
  request: SignStreamRequestSchema,
  response: SignStreamResponseSchema,
  open: openSign,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeSignBegin,
  encode: ({ output }, { algorithm }, { profile }) => ({ signature: output!, algorithm, profile: refOf(profile) }),
});
