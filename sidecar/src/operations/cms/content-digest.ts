import type { MessageDigest } from "@keyward/core/cms/message-digest";
import { HashState } from "@keyward/core/crypto/hash/hash-state";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { feedThen } from "../../contexts/feed.ts";
import type { Check } from "../../dispatch/operation.ts";
import type { Caller } from "../../identity/caller.ts";

/** What is longer than a slice lets other calls in between. */
export function digestContent(
  { hash, outputBytes }: MessageDigest,
  content: Uint8Array,
  caller: Caller,
): Uint8Array | Promise<Uint8Array> {
  const state = new HashState(hash, outputBytes);
  return feedThen(state, content, caller, () => state.final());
}

export const contentIsWithinLimit: Check<{ readonly content: Uint8Array }> = ({ content }, { profile }) => {
  const { maxMessageBytes } = profile.limits;
  if (content.length <= maxMessageBytes) return PERMITTED;
  const text =
    `the content has ${content.length} bytes, profile ${profile.name} permits ${maxMessageBytes} ` +
    "(limits.maxMessageKibibytes)";
  return refusal(new KeywardError("RESOURCE_EXHAUSTED", text));
};
