import type { RequestObject } from "../caches/kinds.ts";
import { MoveRefusal } from "./move.ts";

/** Annotation of a KeyRequest that imports: the wrapped key, base64. */
export const WRAPPED_KEY = "keyward.dev/wrapped-key";
/** Far more than a wrapped RSA-4096 key has. */
const MAX_CHARACTERS = 32_768;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What is wrong with the material can be put right while the request waits; what is in spec cannot. */
export class BadMaterial extends Error {
  override readonly name = "BadMaterial";
}

/** @returns undefined while there is none. @throws BadMaterial, MoveRefusal for what is no base64 */
export function materialOf({ metadata, spec }: Pick<RequestObject, "metadata" | "spec">): Uint8Array | undefined {
  const brought = metadata.annotations?.[WRAPPED_KEY];
  const text = (brought ?? spec.importFrom?.wrappedKey)?.replace(/\s+/g, "");
  if (text === undefined || text === "") return undefined;
  if (text.length <= MAX_CHARACTERS && BASE64.test(text)) return Buffer.from(text, "base64");
  const place = brought === undefined ? "spec.importFrom.wrappedKey" : `annotation ${WRAPPED_KEY}`;
  const message = `${place} is no base64 of at most ${MAX_CHARACTERS} characters`;
  throw brought === undefined ? new MoveRefusal("MaterialRejected", message) : new BadMaterial(message);
}
