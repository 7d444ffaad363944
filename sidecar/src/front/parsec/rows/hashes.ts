import { timingSafeEqual } from "node:crypto";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import {
  HashCompareRequestSchema,
  HashComputeRequestSchema,
  HashComputeResultSchema,
} from "@keyward/proto/light/gen/parsec/crypto";
import { type HashOutput, hash as hashData } from "../../../operations/hash/hash.ts";
import { hashName } from "../attributes/hash-name.ts";
import type { Exchange } from "../service/exchange.ts";
import { assertHolds } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

export const hashCompute = parsecRow({
  opcode: OPCODE.psaHashCompute,
  name: "PsaHashCompute",
  kind: "crypto",
  anonymous: true,
  request: HashComputeRequestSchema,
  response: HashComputeResultSchema,
  isConsumed: true,
  answer({ hashAlg, input }, exchange) {
    const output = digestOf(exchange, hashAlg, input);
    return output instanceof Promise ? output.then(encode) : encode(output);
  },
});

export const hashCompare = parsecRow({
  opcode: OPCODE.psaHashCompare,
  name: "PsaHashCompare",
  kind: "crypto",
  anonymous: true,
  request: HashCompareRequestSchema,
  isConsumed: true,
  async answer({ hashAlg, input, hash }, exchange) {
    const { digest } = await digestOf(exchange, hashAlg, input);
    assertHolds(digest.length === hash.length && timingSafeEqual(digest, hash));
  },
});

function encode({ digest }: HashOutput) {
  return { hash: digest };
}

function digestOf(exchange: Exchange, hash: Hash, data: Uint8Array): HashOutput | Promise<HashOutput> {
  const algorithm = hashName(hash);
  if (algorithm === undefined) throw new ParsecError(STATUS.PSA_NOT_SUPPORTED, `hash ${hash} is not offered`);
  return exchange.run(hashData, { algorithm, outputBytes: 0, data });
}
