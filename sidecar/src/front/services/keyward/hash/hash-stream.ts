import {
  type HashBegin,
  HashStreamRequestSchema,
  HashStreamResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/hash";
import type { HashWish } from "../../../../operations/hash/hash-choice.ts";
import { openHash } from "../../../../operations/hash/open-hash.ts";
import { digestStreamRow } from "../../stream/digest-stream-row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export function decodeHashBegin({ algorithm, outputBytes }: HashBegin): HashWish {
  return { algorithm, outputBytes };
}

export const hashStream = digestStreamRow({
  rpc: "HashStream",
  request: HashStreamRequestSchema,
  response: HashStreamResponseSchema,
  open: openHash,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeHashBegin,
  encode: ({ output }, { algorithm }, { profile }) => ({ digest: output!, algorithm, profile: refOf(profile) }),
});
