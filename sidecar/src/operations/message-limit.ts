import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";

/** Whether a call may bring that much data in one piece. */
export function messageFits(lengthBytes: number, { name, limits }: Profile): Verdict {
  const { maxMessageBytes } = limits;
  if (lengthBytes <= maxMessageBytes) return PERMITTED;
  const text = `the data has ${lengthBytes} bytes, profile ${name} permits ${maxMessageBytes} (limits.maxMessageBytes); use the stream`;
  return refusal(new KeywardError("RESOURCE_EXHAUSTED", text));
}
