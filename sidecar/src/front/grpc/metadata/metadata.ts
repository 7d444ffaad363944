import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A request's header fields by their lower-case names; `-bin` values are still base64. */
export type Metadata = Readonly<Record<string, string | readonly string[] | undefined>>;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * @param name ends in `-bin`
 * @returns the values of a field in their order, of which peers may put several into one, with or without padding
 * @throws INVALID_ARGUMENT for one that is not base64
 */
export function binaryValues(metadata: Metadata, name: string): Buffer[] {
  const texts = [metadata[name] ?? []].flat().flatMap((text) => text.split(","));
  return texts.map((text) => {
    if (BASE64.test(text.trim())) return Buffer.from(text, "base64");
    throw new KeywardError("INVALID_ARGUMENT", `metadata ${name} is not base64`);
  });
}
