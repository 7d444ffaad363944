import {
  ComputeMacStreamRequestSchema,
  ComputeMacStreamResponseSchema,
  type MacBegin,
} from "@keyward/proto/light/gen/keyward/v1/mac";
import type { MacBeginInput } from "../../../../operations/mac/compute-mac.ts";
import { openComputeMac } from "../../../../operations/mac/open-compute-mac.ts";
import { digestStreamRow } from "../../stream/digest-stream-row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export function decodeMacBegin({ key, algorithm, tagBytes, customization }: MacBegin): MacBeginInput {
  return { key: keyRefOf(key), algorithm, tagBytes, customization };
}

export const computeMacStream = digestStreamRow({
  rpc: "ComputeMacStream",
  request: ComputeMacStreamRequestSchema,
  response: ComputeMacStreamResponseSchema,
  open: openComputeMac,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeMacBegin,
  encode: ({ output }, { algorithm }, { profile }) => ({ tag: output!, algorithm, profile: refOf(profile) }),
});
