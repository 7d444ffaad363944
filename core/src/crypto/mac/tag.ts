import { timingSafeEqual } from "node:crypto";
import type { MacState } from "./mac-state.ts";

/** Ends a tag and gives its first `tagBytes` bytes. */
export function finishTag(state: MacState, tagBytes: number): Uint8Array {
  const whole = state.final();
  return tagBytes < whole.length ? whole.subarray(0, tagBytes) : whole;
}

/**
 * Ends a tag and compares its beginning with a given one, in a time that does not tell where they differ.
 * @returns false, too, for a tag that is longer than one can be, or empty
 */
export function tagHolds(state: MacState, given: Uint8Array): boolean {
  const tag = finishTag(state, given.length);
  return given.length > 0 && tag.length === given.length && timingSafeEqual(tag, given);
}
