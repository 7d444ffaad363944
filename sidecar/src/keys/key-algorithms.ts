import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS, type AsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import type { KeyType } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import { MAX_NAME_CHARACTERS, type Registry } from "@keyward/core/algorithms/registry";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";

/** Whether a family's algorithm of that name takes keys of the type; undefined: the family has none of that name. */
type Taker = (name: string, type: KeyType) => boolean | undefined;

/** One for each family whose algorithms take keys. */
const TAKERS: readonly Taker[] = [
  taker(MACS, ({ keyTypes }, { name }) => keyTypes.has(name)),
  taker(CIPHERS, ({ keyFamily, keyBytes }, { family, bits }) => keyFamily === family && keyBytes * 8 === bits),
  taker(SIGNATURES, takesKeyType),
  taker(AGREEMENTS, ({ keyType }, type) => keyType === type),
  taker(KEMS, ({ keyType }, type) => keyType === type),
  taker(ASYMMETRIC_CIPHERS, asymmetricTakes),
  taker(KDFS, (_row, { symmetric }) => symmetric),
];

/**
 * Judges the algorithm that a new key is to be bound to.
 * @throws INVALID_ARGUMENT for one that no family has, and for one that takes no such key
 */
export function assertTakesType(name: string, type: KeyType): void {
  if (name.length > MAX_NAME_CHARACTERS) {
    throw wrong(`attributes.algorithm is longer than ${MAX_NAME_CHARACTERS} characters`);
  }
  const answers = TAKERS.map((takes) => takes(name, type)).filter((answer) => answer !== undefined);
  if (answers.includes(true)) return;
  if (answers.length > 0) throw wrong(`attributes.algorithm ${name} takes no key of type ${type.name}`);
  throw wrong(`attributes.algorithm ${quote(name)} is unknown; GetCapabilities lists the algorithms of the profile`);
}

function taker<R>(registry: Registry<R>, takes: (row: R, type: KeyType) => boolean): Taker {
  return (name, type) => {
    const row = registry.get(name);
    return row && takes(row, type);
  };
}

function asymmetricTakes({ construction }: AsymmetricCipher, type: KeyType): boolean {
  return construction.kind === "hpke" ? construction.suite.kem.agreement.keyType === type : type.family === "rsa";
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
