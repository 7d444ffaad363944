import type { PKCS11 } from "pkcs11js";
import { CKA } from "../mechanisms/cryptoki.ts";
import { bindingMechanism, bufferOf, templateOf } from "./binding.ts";
import { faultOf } from "./module-fault.ts";
import type { Calls, SessionPair, Template } from "./protocol.ts";
import { attempt } from "./token-session.ts";

/** Longer than any answer to what is tried here. */
const OUTPUT_BYTES = 1_024;

/** An object that goes with its session. */
export const SESSION_OBJECT: Template = [{ type: CKA.token, value: false }];

export function tryMechanism(
  module: PKCS11,
  session: Buffer,
  { how, mechanism: asked, publicKey }: Calls["tries"][0],
): boolean {
  const template = templateOf([...SESSION_OBJECT, ...publicKey]);
  const key = attempt("C_CreateObject", () => module.C_CreateObject(session, template));
  const mechanism = bindingMechanism(asked);
  try {
    if (how === "encrypt") module.C_EncryptInit(session, mechanism, key);
    else module.C_VerifyInit(session, mechanism, key);
    if (how === "encrypt") module.C_Encrypt(session, Buffer.alloc(1), Buffer.alloc(OUTPUT_BYTES));
    else abandonVerification(module, session);
    return true;
  } catch (error) {
    const { code } = faultOf("", error);
    if (/MECHANISM|ARGUMENTS|NOT_SUPPORTED|GENERAL|FUNCTION/.test(code)) return false;
    throw error;
  } finally {
    attempt("C_DestroyObject", () => module.C_DestroyObject(session, key));
  }
}

/** An operation ends only by its last call; the signature is wrong, and that is no fault here. */
function abandonVerification(module: PKCS11, session: Buffer): void {
  try {
    module.C_Verify(session, Buffer.alloc(32), Buffer.alloc(256));
  } catch {}
}

/** Both ways: a token may take the attribute and sign on, or never take it back. */
export function trySwitch(module: PKCS11, session: Buffer, input: Calls["triesSwitch"][0]): boolean {
  const pair = generateSessionPair(module, session, input.pair);
  const set = (isOn: boolean) =>
    module.C_SetAttributeValue(session, pair.privateKey, [{ type: CKA.sign, value: isOn }]);
  const signs = () => signsWith(module, session, pair.privateKey, input);
  try {
    set(false);
    const refuses = !signs();
    set(true);
    return refuses && signs();
  } finally {
    for (const key of [pair.privateKey, pair.publicKey]) module.C_DestroyObject(session, key);
  }
}

export function generateSessionPair(module: PKCS11, session: Buffer, pair: SessionPair) {
  const publicKey = templateOf([...SESSION_OBJECT, ...pair.publicKey]);
  const privateKey = templateOf([...SESSION_OBJECT, ...pair.privateKey]);
  const mechanism = bindingMechanism(pair.generation);
  return attempt("C_GenerateKeyPair", () => module.C_GenerateKeyPair(session, mechanism, publicKey, privateKey));
}

function signsWith(module: PKCS11, session: Buffer, key: Buffer, { signing, data }: Calls["triesSwitch"][0]): boolean {
  try {
    module.C_SignInit(session, bindingMechanism(signing), key);
  } catch (error) {
    if (faultOf("", error).code === "CKR_KEY_FUNCTION_NOT_PERMITTED") return false;
    throw error;
  }
  return module.C_Sign(session, bufferOf(data), Buffer.alloc(OUTPUT_BYTES)).length > 0;
}
