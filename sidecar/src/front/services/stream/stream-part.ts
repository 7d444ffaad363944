import { KeywardError } from "@keyward/core/errors/keyward-error";

export type Part<B> =
  | { readonly case: "begin"; readonly value: B }
  | { readonly case: "chunk"; readonly value: Uint8Array }
  /** Decrypting streams: the tag. */
  | { readonly case: "tag"; readonly value: Uint8Array }
  | { readonly case: undefined; readonly value?: undefined };

/** @throws INVALID_ARGUMENT for a message that holds none */
export function chunkOf(part: Part<unknown>): Uint8Array {
  if (part.case === "chunk") return part.value;
  const what = part.case === "begin" ? "holds a second `begin`" : "holds no `chunk`";
  throw misplaced(`a message after the first ${what}`);
}

/** The messages of a stream do not come as they must. */
export function misplaced(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
