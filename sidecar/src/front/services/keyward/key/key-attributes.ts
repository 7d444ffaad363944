import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { KeyAttributes as KeyAttributesMessage } from "@keyward/proto/light/gen/keyward/v1/key";
import { type KeyAttributes, NO_ATTRIBUTES } from "../../../../keys/key-attributes.ts";

/** More than there are usages, so that no list is long. */
const MAX_USAGES = 16;

/** @throws INVALID_ARGUMENT for a list that is too long */
export function attributesOf(attributes: KeyAttributesMessage | undefined): KeyAttributes {
  if (attributes === undefined) return NO_ATTRIBUTES;
  const { usages, algorithm } = attributes;
  if (usages.length <= MAX_USAGES) return { usages, algorithm };
  throw new KeywardError("INVALID_ARGUMENT", `attributes.usages has more than ${MAX_USAGES} entries`);
}
