import type { KeyObject } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Key } from "../../keys/key.ts";

/** The secret of a key whose type was found to fit. */
export function secretOf({ material }: Key): KeyObject {
  if (material.kind === "secret") return material.secret;
  throw new KeywardError("INTERNAL", "a key of a symmetric type holds no secret");
}
