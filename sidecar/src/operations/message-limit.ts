import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";

/** What a ciphertext has more than its message: a block of padding, or a tag. */
const OVERHEAD_BYTES = 16;

/** Whether a call may bring that much data in one piece. */
export function messageFits(lengthBytes: number, { name, limits }: Profile): Verdict {
  return fits(lengthBytes, limits.maxMessageBytes, name);
}

/** The same for the ciphertext of a message. */
export function ciphertextFits(lengthBytes: number, { name, limits }: Profile): Verdict {
  return fits(lengthBytes, limits.maxMessageBytes + OVERHEAD_BYTES, name);
}

function fits(lengthBytes: number, most: number, profile: string): Verdict {
  if (lengthBytes <= most) return PERMITTED;
  const text = `the data has ${lengthBytes} bytes, profile ${profile} permits ${most} (limits.maxMessageKibibytes); use the stream`;
  return refusal(new KeywardError("RESOURCE_EXHAUSTED", text));
}
