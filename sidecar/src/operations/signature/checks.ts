import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { assertOptions, type SignatureOptions } from "@keyward/core/crypto/signature/options";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import type { KeyCheck } from "../../dispatch/keyed.ts";
import { isBoundToFips } from "../../fips/fips-state.ts";
import type { SignedInput } from "./signature-input.ts";

export const messageIsWithinLimit: KeyCheck<{ readonly input: SignedInput }> = ({ input }, _key, { profile }) => {
  const { maxMessageBytes } = profile.limits;
  if (input.bytes.length <= maxMessageBytes) return PERMITTED;
  const text =
    `the message has ${input.bytes.length} bytes, profile ${profile.name} permits ${maxMessageBytes} ` +
    "(limits.maxMessageKibibytes); use the stream";
  return refusal(new KeywardError("RESOURCE_EXHAUSTED", text));
};

/** A public key never has the usage; this is for a key that was kept wrongly. */
export const keyIsAPair: KeyCheck<unknown> = (_input, { material }) => {
  if (material.kind === "pair" || (material.kind === "remote" && material.publicKeys.length > 0)) return PERMITTED;
  return refusal(new KeywardError("INVALID_ARGUMENT", "only the private part of a key signs, and this key has none"));
};

/**
 * @throws INVALID_ARGUMENT for a digest that the algorithm cannot take, or that is not one of its hash; NOT_PERMITTED for ECDSA in FIPS
 *   mode, where signing a digest is outside of the validated module
 */
export function assertDigest(
  row: SignatureAlgorithm,
  digest: Uint8Array,
  options: SignatureOptions,
  profile: Profile,
): void {
  const { name, hash } = row;
  if (hash === undefined) {
    throw invalid(`${name} signs messages only, as it hashes them in its own way; set message instead of digest`);
  }
  if (digest.length !== hash.digestBytes) {
    throw invalid(`the digest has ${digest.length} bytes; ${name} takes ${hash.digestBytes} of ${hash.name}`);
  }
  assertOptions(row, options);
  if (row.scheme !== "ecdsa" || !isBoundToFips(profile)) return;
  const { generation } = profile;
  const wouldPass = "the message instead of its digest";
  throw refused(`a digest with ${name}`, { rule: "mode", profile: profile.name, generation, wouldPass });
}

/**
 * FIPS 186-5, 5.4 (g): the salt is no longer than the hash, which OpenSSL's FIPS provider demands as well.
 * @throws NOT_PERMITTED in FIPS mode for a longer one
 */
export function assertApprovedSalt(
  { name, hash }: SignatureAlgorithm,
  { saltBytes = 0 }: SignatureOptions,
  profile: Profile,
): void {
  if (hash === undefined || saltBytes <= hash.digestBytes || !isBoundToFips(profile)) return;
  const { name: by, generation } = profile;
  const wouldPass = `${hash.digestBytes} bytes or less`;
  throw refused(`${name} with a salt of ${saltBytes} bytes`, { rule: "mode", profile: by, generation, wouldPass });
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
