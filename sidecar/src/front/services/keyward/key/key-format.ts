import type { KeyFormat as Format } from "@keyward/core/crypto/key/key-format";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { KeyFormat } from "@keyward/proto/light/gen/keyward/v1/key";

const FORMATS: ReadonlyMap<number, Format> = new Map([
  [KeyFormat.RAW, "raw"],
  [KeyFormat.PKCS8, "pkcs8"],
  [KeyFormat.SPKI, "spki"],
  [KeyFormat.JWK, "jwk"],
]);

/**
 * @param field its name in the request, for messages
 * @throws INVALID_ARGUMENT for a format that is unspecified or unknown
 */
export function keyFormatOf(format: KeyFormat, field = "format"): Format {
  const found = FORMATS.get(format);
  if (found !== undefined) return found;
  throw new KeywardError("INVALID_ARGUMENT", `${field} is ${format}; set it to RAW, PKCS8, SPKI or JWK`);
}
