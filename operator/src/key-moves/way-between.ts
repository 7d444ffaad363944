import type { Backend } from "@keyward/core/backend/backend";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { BackendKey } from "@keyward/core/backend/key-admin";

/** Best first: the first takes keys of every size. */
const METHODS: readonly WrappingMethod[] = ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"];

type Door = Pick<Backend, "capabilities" | "place">;
type Stored = Pick<BackendKey, "id" | "createdAtMs">;

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

/**
 * Whether an import found the key that was to be moved: one server may have two addresses, and ending the key at the one ends it at the other.
 * What came in by a move is younger than what it was made from.
 */
export function isOneCopy(here: Stored | undefined, there: Stored): boolean {
  return here?.createdAtMs !== undefined && here.id === there.id && here.createdAtMs === there.createdAtMs;
}
