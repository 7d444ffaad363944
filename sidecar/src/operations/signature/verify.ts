import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { verifyCompositeDigest } from "@keyward/core/crypto/signature/composite";
import { assertOptions } from "@keyward/core/crypto/signature/options";
import type { Verifier } from "@keyward/core/crypto/signature/scheme";
import { verify as verifyMessage } from "@keyward/core/crypto/signature/signature";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import { POOL_LANE } from "../../fairness/pool-lane.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { assertApprovedSalt, assertDigest, messageIsWithinLimit } from "./checks.ts";
import { verifyDigest } from "./digest/digests.ts";
import { preHash } from "./pre-hash.ts";
import { SIGNATURE_FAMILY } from "./signature-family.ts";
import type { SignatureInput, SignedInput } from "./signature-input.ts";

export interface VerifyInput extends SignatureInput {
  readonly input: SignedInput;
  readonly signature: Uint8Array;
}

export interface VerifyOutput {
  readonly algorithm: string;
  readonly valid: boolean;
}

/** Verifies the signature of a message, or of a digest of one. One that does not hold, or is malformed, is no error. */
export const verify: Operation<VerifyInput, VerifyOutput> = keyed<VerifyInput, VerifyOutput>({
  name: "Verify",
  permission: "verify",
  keyOf: ({ key }) => key,
  checks: [messageIsWithinLimit],
  reading: { tells: () => true, fits: ({ valid }) => valid },
  async run(input, key, call) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, input.algorithm, key, call.profile);
    assertApprovedSalt(row, input.options, call.profile);
    return { algorithm: row.name, valid: await verdictOf(row, input, key.material as Verifier, call) };
  },
});

async function verdictOf(
  row: SignatureAlgorithm,
  { input, signature, options }: VerifyInput,
  material: Verifier,
  { profile, caller }: Call,
): Promise<boolean> {
  if (input.kind === "digest") {
    assertDigest(row, input.bytes, options, profile);
    return verifyDigest(row, material.publicKeys[0]!, input.bytes, signature, options, caller);
  }
  if (row.composite === undefined) {
    const verified = () => verifyMessage(row, material, input.bytes, signature, options);
    return row.verifying === "here" ? verified() : POOL_LANE.of(caller).run(async () => verified());
  }
  assertOptions(row, options);
  const digest = await preHash(row.composite, input.bytes, caller);
  return verifyCompositeDigest(row.composite, material, digest, signature, options.context);
}
