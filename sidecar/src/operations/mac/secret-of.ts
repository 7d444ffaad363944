import type { KeyObject } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Key } from "../../keys/key.ts";

/** The secret of a key whose type was found to fit. */
export function secretOf({ material }: Key): KeyObject {
  if (material.kind === "secret") return material.secret;
  throw new KeywardError("INTERNAL", "a key of a symmetric type holds no secret");
}

/** How long it is, wherever it is. */
export function secretBytesOf({ material }: Key): number {
  if (material.kind === "secret") return material.secret.symmetricKeySize ?? 0;
  return material.kind === "remote" ? (material.secretBytes ?? 0) : 0;
}
