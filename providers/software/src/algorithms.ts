import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { KEY_ALGORITHMS, type KeyAlgorithm } from "@keyward/core/algorithms/key";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { AlgorithmCapability } from "@keyward/core/backend/capabilities";
import { quote } from "@keyward/core/text/quote";

/** What a whole message may have that is sent to the operator; sidecars, which hold the key, have limits of their own. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Every key algorithm that there is: software does all that the engine does. */
export const ALGORITHMS: ReadonlyMap<string, AlgorithmCapability> = new Map(
  [...KEY_ALGORITHMS.values()].map((algorithm) => [algorithm.name, capabilityOf(algorithm)]),
);

function capabilityOf(algorithm: KeyAlgorithm): AlgorithmCapability {
  const { type, usages } = algorithm;
  return {
    usages,
    operations: new Set(operationsOf(algorithm)),
    signsDigests: type.family === "ec" || type.family === "rsa",
    maxMessageBytes: MAX_MESSAGE_BYTES,
  };
}

function operationsOf({ name, type, only }: KeyAlgorithm): readonly string[] {
  if (only !== undefined) return [only];
  if (AGREEMENTS.has(name)) return [name];
  switch (type.family) {
    case "aes":
      return namesOf(CIPHERS, (row) => row.keyFamily === "aes" && row.keyBytes * 8 === type.bits);
    case "rsa":
      return [...signatures(type), ...namesOf(ASYMMETRIC_CIPHERS, ({ construction }) => construction.kind !== "hpke")];
    default:
      return signatures(type);
  }
}

function signatures(type: KeyAlgorithm["type"]): readonly string[] {
  return namesOf(SIGNATURES, (row) => takesKeyType(row, type));
}

function namesOf<R extends { readonly name: string }>(rows: ReadonlyMap<string, R>, fits: (row: R) => boolean) {
  return [...rows.values()].filter(fits).map(({ name }) => name);
}

/** @throws Unsupported for an algorithm that no key has here */
export function requireAlgorithm(name: string): KeyAlgorithm {
  const algorithm = KEY_ALGORITHMS.get(name);
  if (algorithm !== undefined) return algorithm;
  throw new BackendError("Unsupported", `software keys have no algorithm ${quote(name)}`);
}

/** @throws Unsupported where a key of that algorithm does not serve the operation */
export function requireOperation(algorithm: string, operation: string): void {
  if (ALGORITHMS.get(algorithm)?.operations.has(operation) === true) return;
  throw new BackendError("Unsupported", `a software key ${quote(algorithm)} does not serve ${quote(operation)}`);
}

/** @throws Rejected for a message that is longer than declared */
export function assertMessage(message: Uint8Array): void {
  if (message.length <= MAX_MESSAGE_BYTES) return;
  throw new BackendError("Rejected", `the message has ${message.length} bytes; the most is ${MAX_MESSAGE_BYTES}`);
}
