import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { signCompositeDigest } from "@keyward/core/crypto/signature/composite";
import { assertOptions } from "@keyward/core/crypto/signature/options";
import type { Soon } from "@keyward/core/crypto/signature/scheme";
import { sign as signMessage } from "@keyward/core/crypto/signature/signature";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import { POOL_LANE } from "../../fairness/pool-lane.ts";
import type { Key } from "../../keys/key.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { assertApprovedSalt, assertDigest, keyIsAPair, messageIsWithinLimit } from "./checks.ts";
import { signDigest } from "./digest/digests.ts";
import { preHash } from "./pre-hash.ts";
import { signRemotely } from "./remote-signature.ts";
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
  async run(input, key, call) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, input.algorithm, key, call.profile);
    assertApprovedSalt(row, input.options, call.profile);
    return { algorithm: row.name, signature: await signatureWith(row, input, key, call) };
  },
});

function signatureWith(row: SignatureAlgorithm, wish: SignInput, { material }: Key, call: Call): Soon<Uint8Array> {
  if (material.kind === "remote") return signRemotely({ row, use: material.use, ...wish }, call);
  return signatureOf(row, wish, material as PairMaterial, call);
}

async function signatureOf(
  row: SignatureAlgorithm,
  { input, options }: SignInput,
  pair: PairMaterial,
  { profile, heavy, caller }: Call,
): Promise<Uint8Array> {
  if (input.kind === "digest") {
    assertDigest(row, input.bytes, options, profile);
    return signDigest(row, pair.privateKeys[0]!, input.bytes, options, caller);
  }
  if (row.composite !== undefined) {
    assertOptions(row, options);
    return signCompositeDigest(row.composite, pair, await preHash(row.composite, input.bytes, caller), options.context);
  }
  if (row.signing === "here") return signMessage(row, pair, input.bytes, options);
  const lane = row.signing === "heavy" ? heavy : POOL_LANE.of(caller);
  return lane.run(async () => signMessage(row, pair, input.bytes, options));
}
