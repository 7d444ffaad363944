import { createSecretKey } from "node:crypto";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { type KeyUsage, parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Key } from "../key.ts";

/** A symmetric key that a test knows the bytes of. */
export function secretKey(
  type: string,
  bytes: Uint8Array,
  usages: readonly KeyUsage[],
  algorithm: string | undefined = undefined,
): Key {
  const material = { kind: "secret", secret: createSecretKey(bytes) } as const;
  return { type: requireKeyType(type), usages: parseUsages(usages), algorithm, material };
}
