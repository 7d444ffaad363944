import { requireHash } from "@keyward/core/algorithms/hash";
import { toHex } from "@keyward/core/text/hex";
import {
  HashDataRequestSchema,
  HashDataResponseSchema,
  HashOutputFormat,
} from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import { hash } from "../../../operations/hash/hash.ts";
import { row } from "../row.ts";
import { correlationOf, descriptor, echo, profileOf } from "./common-fields.ts";
import { validate } from "./phrases.ts";
import { HASH_RULES } from "./validation.ts";

export const hashData = row({
  rpc: "HashData",
  request: HashDataRequestSchema,
  response: HashDataResponseSchema,
  operation: hash,
  correlationOf,
  profileOf,
  validate: (request) => validate(HASH_RULES, request),
  decode: ({ input }) => ({ algorithm: "", data: input, outputBytes: 0 }),
  encode: ({ algorithm, digest }, request, { profile }) => {
    const { brokerName } = requireHash(algorithm);
    return {
      hashAlgorithm: brokerName,
      metadata: echo(request),
      hashValue: hashValueOf(digest, request.outputFormat),
      descriptor: descriptor(profile, "HashData", brokerName),
    };
  },
});

function hashValueOf(digest: Uint8Array, format: HashOutputFormat) {
  return format === HashOutputFormat.RAW
    ? { case: "hashValueRaw" as const, value: digest }
    : { case: "hashValueHex" as const, value: toHex(digest) };
}
