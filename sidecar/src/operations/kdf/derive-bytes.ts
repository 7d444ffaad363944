import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import type { Derivation } from "./derivation.ts";
import { type Derived, derived } from "./derive.ts";

export interface DeriveBytesInput extends Derivation {
  readonly key: KeyRef;
}

/** Derives bytes that leave: password hashes, TLS secrets. */
export const deriveBytes = keyed<DeriveBytesInput, Derived>({
  name: "DeriveBytes",
  permission: "derive",
  keyOf: ({ key }) => key,
  checks: [],
  run: derived,
});
