import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import type { KeyCheck } from "../../dispatch/keyed.ts";
import type { SignedInput } from "./signature-input.ts";

export const messageIsWithinLimit: KeyCheck<{ readonly input: SignedInput }> = ({ input }, _key, { profile }) => {
  const { maxMessageBytes } = profile.limits;
  if (input.bytes.length <= maxMessageBytes) return PERMITTED;
  const text =
    `the message has ${input.bytes.length} bytes, profile ${profile.name} permits ${maxMessageBytes} ` +
    "(limits.maxMessageBytes); use the stream";
  return refusal(new KeywardError("RESOURCE_EXHAUSTED", text));
};

/** A public key never has the usage; this is for a key that was kept wrongly. */
export const keyIsAPair: KeyCheck<unknown> = (_input, { material }) => {
  if (material.kind === "pair") return PERMITTED;
  return refusal(new KeywardError("INVALID_ARGUMENT", "only the private part of a key signs, and this key has none"));
};

/** @throws INVALID_ARGUMENT for a digest that the algorithm cannot take, or that is not one of its hash */
export function assertInput({ name, hash }: SignatureAlgorithm, { kind, bytes }: SignedInput): void {
  if (kind === "message") return;
  if (hash === undefined) {
    const text = `${name} signs messages only, as it hashes them in its own way; set message instead of digest`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  if (bytes.length === hash.digestBytes) return;
  const text = `the digest has ${bytes.length} bytes; ${name} takes ${hash.digestBytes} of ${hash.name}`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
