import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { enforce } from "@keyward/core/policy/verdict";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { addDerivedKey } from "../derived-key.ts";
import { keyTypeAllowed, type NamedKey } from "../key/new-key.ts";
import type { Derivation } from "./derivation.ts";
import { derived } from "./derive.ts";

export interface DeriveKeyInput extends Omit<Derivation, "lengthBytes"> {
  readonly key: KeyRef;
  /** Key type of the new key, a symmetric one. */
  readonly type: string;
  /** 0: the type's own length. */
  readonly bits: number;
  readonly attributes: KeyAttributes;
}

/** Longest key: what DeriveBytes gives at most. */
const MAX_BITS = 8 * 65_536;

/** Derives a key that stays inside. */
export const deriveKey = keyed<DeriveKeyInput, NamedKey>({
  name: "DeriveKey",
  permission: "derive",
  keyOf: ({ key }) => key,
  checks: [],
  async run({ algorithm, parameters, type: typeName, bits, attributes }, key, call) {
    const type = requireKeyType(typeName);
    const lengthBytes = lengthOf(type, bits);
    enforce(keyTypeAllowed(call, type.name));
    const { bytes } = await derived({ algorithm, parameters, lengthBytes }, key, call);
    return addDerivedKey(call, type, bytes, attributes);
  },
});

/** @throws INVALID_ARGUMENT for pairs, and for a length that the type does not have */
function lengthOf(type: KeyType, bits: number): number {
  if (!type.symmetric) {
    throw new KeywardError(
      "INVALID_ARGUMENT",
      `type is ${type.name}; only secrets are derived, such as AES-256 or HMAC`,
    );
  }
  if (bits === 0 || bits === type.bits) return type.bits / 8;
  if (type.family !== "mac" && type.family !== "secret") {
    throw new KeywardError("INVALID_ARGUMENT", `bits is ${bits}; a key of type ${type.name} has ${type.bits}`);
  }
  if (bits % 8 === 0 && bits <= MAX_BITS) return bits / 8;
  throw new KeywardError("INVALID_ARGUMENT", `bits is ${bits}; it must be a multiple of 8, at most ${MAX_BITS}`);
}
