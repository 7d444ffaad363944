import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { KeyRef as KeyRefMessage } from "@keyward/proto/light/gen/keyward/v1/reference";
import type { KeyRef } from "../../../keys/key-ref.ts";

const MAX_CHARACTERS = 64;

/**
 * @param field its name in the request, for messages
 * @throws INVALID_ARGUMENT for a reference that is absent, empty or too long
 */
export function keyRefOf(ref: KeyRefMessage | undefined, field = "key"): KeyRef {
  const key = ref?.key;
  if (key?.case === undefined || key.value === "") {
    throw new KeywardError("INVALID_ARGUMENT", `${field} names no key; set its id, name or policy`);
  }
  if (key.value.length > MAX_CHARACTERS) {
    throw new KeywardError("INVALID_ARGUMENT", `${field}.${key.case} is longer than ${MAX_CHARACTERS} characters`);
  }
  if (ref!.version > 0 && key.case !== "policy") {
    throw new KeywardError(
      "INVALID_ARGUMENT",
      `${field}.version is of keys of KeyPolicies; leave it out with ${key.case}`,
    );
  }
  if (key.case === "id") return { kind: "id", id: key.value };
  if (key.case === "name") return { kind: "name", name: key.value };
  return { kind: "policy", policy: key.value, ...(ref!.version > 0 && { version: ref!.version }) };
}

/** The same where a request may do without. */
export function optionalKeyRefOf(ref: KeyRefMessage | undefined, field: string): KeyRef | undefined {
  return ref === undefined ? undefined : keyRefOf(ref, field);
}
