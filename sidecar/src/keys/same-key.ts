import { publicHalf } from "@keyward/core/crypto/key/material/key-pair";
import type { Key } from "./key.ts";

/** Whether both are the same key, which may have been delivered twice, or come without its private half the second time. */
export function isSameKey({ material: one }: Key, { material: other }: Key): boolean {
  if (one === other) return true;
  if (one.kind === "secret" || other.kind === "secret") {
    return one.kind === "secret" && other.kind === "secret" && one.secret.equals(other.secret);
  }
  const [keys, others] = [publicHalf(one), publicHalf(other)];
  if (keys === undefined || others === undefined) return false;
  return keys.length === others.length && keys.every((key, index) => others[index]!.equals(key));
}
