import { requireMac } from "@keyward/core/algorithms/mac";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import type { Mac } from "@keyward/proto/light/gen/parsec/algorithm";
import {
  MacComputeRequestSchema,
  MacComputeResultSchema,
  MacVerifyRequestSchema,
} from "@keyward/proto/light/gen/parsec/crypto";
import { computeMac } from "../../../operations/mac/compute-mac.ts";
import { verifyMac } from "../../../operations/mac/verify-mac.ts";
import { useKey } from "../keys/used-key.ts";
import { assertArgument, assertHolds } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

const NONE = new Uint8Array(0);

export const macCompute = parsecRow({
  opcode: OPCODE.psaMacCompute,
  name: "PsaMacCompute",
  kind: "crypto",
  request: MacComputeRequestSchema,
  response: MacComputeResultSchema,
  isConsumed: true,
  async answer({ keyName, alg, input: data }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "signMessage", { case: "mac", value: alg! });
    const tagBytes = tagBytesOf(alg!, algorithm);
    const { tag } = await exchange.run(computeMac, { key, algorithm, customization: NONE, tagBytes, data });
    return { mac: tag };
  },
});

export const macVerify = parsecRow({
  opcode: OPCODE.psaMacVerify,
  name: "PsaMacVerify",
  kind: "crypto",
  request: MacVerifyRequestSchema,
  isConsumed: true,
  async answer({ keyName, alg, input: data, mac: tag }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "verifyMessage", { case: "mac", value: alg! });
    assertHolds(tag.length === tagBytesOf(alg!, algorithm));
    const { valid } = await exchange.run(verifyMac, { key, algorithm, customization: NONE, data, tag });
    assertHolds(valid);
  },
});

/** @throws ParsecError PSA_INVALID_ARGUMENT for a tag that is cut to nothing, or to more than there is */
function tagBytesOf({ variant }: Mac, algorithm: string): number {
  const { tagBytes } = requireMac(algorithm);
  if (variant.case !== "truncated") return tagBytes;
  const { macLength } = variant.value;
  assertArgument(macLength > 0 && macLength <= tagBytes, "mac_length is no length of the algorithm's tags");
  return macLength;
}
