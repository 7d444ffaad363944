import type { PairMaterial } from "@keyward/core/crypto/key/key-material";
import { sign as signMessage } from "@keyward/core/crypto/signature/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { keyed } from "../../dispatch/keyed.ts";
import type { Operation } from "../../dispatch/operation.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { assertInput, keyIsAPair, messageIsWithinLimit } from "./checks.ts";
import { SIGNATURE_FAMILY } from "./signature-family.ts";
import type { SignatureInput, SignedInput } from "./signature-input.ts";

export interface SignInput extends SignatureInput {
  readonly input: SignedInput;
}

export interface SignOutput {
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

/** Signs a message, or a digest of one, in one piece. */
export const sign: Operation<SignInput, SignOutput> = keyed<SignInput, SignOutput>({
  name: "Sign",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [keyIsAPair, messageIsWithinLimit],
  async run({ algorithm, input, options }, key, { profile, heavy }) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, algorithm, key, profile);
    assertInput(row, input);
    if (input.kind === "digest") throw new KeywardError("NOT_SUPPORTED", "digests are not taken yet; set message");
    const pair = key.material as PairMaterial;
    const work = async () => signMessage(row, pair, input.bytes, options);
    const signature = await (row.signing === "heavy" ? heavy.run(work) : work());
    return { algorithm: row.name, signature };
  },
});
