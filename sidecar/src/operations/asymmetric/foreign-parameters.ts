import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HpkeInput } from "./hpke-options.ts";

// What an algorithm would ignore is refused: the caller believes that it is bound to the ciphertext.

export function assertNoLabel(algorithm: string, label: Uint8Array): void {
  if (label.length === 0) return;
  throw new KeywardError("INVALID_ARGUMENT", `${algorithm} takes no label: RSA-OAEP does, and HPKE has hpke.info`);
}

export function assertNoHpke(algorithm: string, hpke: HpkeInput | undefined, encapsulatedKey?: Uint8Array): void {
  if (hpke !== undefined) throw new KeywardError("INVALID_ARGUMENT", `${algorithm} takes no options of HPKE`);
  if (encapsulatedKey === undefined || encapsulatedKey.length === 0) return;
  throw new KeywardError("INVALID_ARGUMENT", `${algorithm} has no encapsulated_key`);
}
