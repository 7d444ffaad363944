import type { Verifier } from "@keyward/core/crypto/signature/scheme";
import { verify as verifyMessage } from "@keyward/core/crypto/signature/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { keyed } from "../../dispatch/keyed.ts";
import type { Operation } from "../../dispatch/operation.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { assertInput, messageIsWithinLimit } from "./checks.ts";
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
  async run({ algorithm, input, signature, options }, key, { profile }) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, algorithm, key, profile);
    assertInput(row, input);
    if (input.kind === "digest") throw new KeywardError("NOT_SUPPORTED", "digests are not taken yet; set message");
    const valid = await verifyMessage(row, key.material as Verifier, input.bytes, signature, options);
    return { algorithm: row.name, valid };
  },
});
