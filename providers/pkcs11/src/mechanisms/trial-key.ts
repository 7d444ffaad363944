import type { Template } from "../program/protocol.ts";
import { CKA } from "./cryptoki.ts";

/** What a token is tried with, where it has it. */
export const TRIED = "ECDSA-P256";
export const TRIAL = { id: Buffer.from("keyward.dev/trial"), label: "keyward trial" };

/** @returns what an object has that goes with its session */
export function sessionPart(template: Template): Template {
  return template.filter(({ type }) => type !== CKA.token);
}
