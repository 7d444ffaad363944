import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { TokenAlgorithm } from "../algorithms.ts";
import type { Found } from "./key-objects.ts";

/** @throws BackendError where what has the owner's record is another kind of key, or is not whole any more */
export function assertSame({ record, secret }: Found, { algorithm }: KeySpec, { isPair }: TokenAlgorithm): void {
  if (record?.algorithm !== algorithm) {
    const text = `the key was made before as ${record?.algorithm} and is asked for as ${algorithm}`;
    throw new BackendError("Rejected", text);
  }
  if (secret) return;
  const what = isPair ? "private half" : "key";
  const text = `the token has the record of the key and not its ${what}: somebody deleted it. Next: restore it from the HSM's backup, or rotate`;
  throw new BackendError("KeyMissing", text);
}
