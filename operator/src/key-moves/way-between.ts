import type { Backend } from "@keyward/core/backend/backend";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";

/** Best first: the first takes keys of every size. */
const METHODS: readonly WrappingMethod[] = ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"];

type Door = Pick<Backend, "capabilities" | "place">;

/**
 * How a key goes from one backend into another. A place holds one copy of a version, whichever backend leads to it, and ending it on the one
 * side would end it on the other: there a key goes on as a new version.
 * @returns undefined where it cannot
 */
export function methodBetween(source: Door, target: Door): WrappingMethod | undefined {
  if (isOnePlace(source, target)) return undefined;
  const { exportMethods } = source.capabilities;
  const { importMethods } = target.capabilities;
  return METHODS.find((method) => exportMethods.includes(method) && importMethods.includes(method));
}

/** Sealed sets are one place, whichever software backend sealed them. */
function isOnePlace(source: Door, target: Door): boolean {
  if ([source, target].every(({ capabilities }) => capabilities.delivery === "material")) return true;
  return source.place !== undefined && source.place === target.place;
}
