import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { contextConstructed, contextPrimitive } from "../der/tags.ts";
import { element } from "../der/writer.ts";
import type { GeneralName } from "./general-name.ts";

const TEXT_TAGS = { email: contextPrimitive(1), dns: contextPrimitive(2), uri: contextPrimitive(6) } as const;
const DIRECTORY_NAME = contextConstructed(4);
const IP_ADDRESS = contextPrimitive(7);

/** Encodes a name, or a subtree: an address with its mask. @throws INVALID_ARGUMENT for a kind that is only known by number */
export function encodeGeneralName(name: GeneralName): Uint8Array {
  if (name.kind === "ip") return element(IP_ADDRESS, name.bytes);
  if (name.kind === "directory") return element(DIRECTORY_NAME, name.name.encoded);
  if (name.kind === "other") throw new KeywardError("INVALID_ARGUMENT", `names of kind ${name.number} are not written`);
  return element(TEXT_TAGS[name.kind], Buffer.from(name.text, "latin1"));
}
