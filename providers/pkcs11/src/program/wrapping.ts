import type { PKCS11 } from "pkcs11js";
import { CKA, CKK, CKM, CKO } from "../mechanisms/cryptoki.ts";
import { bindingMechanism, templateOf } from "./binding.ts";
import { ModuleFault } from "./module-fault.ts";
import type { Calls, Mechanism, Template, WrappedOnce } from "./protocol.ts";
import { attempt } from "./token-session.ts";
import { generateSessionPair, SESSION_OBJECT } from "./trials.ts";

/** More than a wrapped RSA key of 4,096 bits has. */
const MAX_WRAPPED_BYTES = 8_192;
const AES_KEY_BYTES = 32;

/** Its value is read: what it wraps is for whoever reads it. */
const WRAPPING_KEY: Template = [
  { type: CKA.class, value: CKO.secretKey },
  { type: CKA.keyType, value: CKK.aes },
  { type: CKA.valueLen, value: AES_KEY_BYTES },
  ...SESSION_OBJECT,
  { type: CKA.sensitive, value: false },
  { type: CKA.extractable, value: true },
  { type: CKA.wrap, value: true },
];

/** @returns the key under an AES key that is made for this once, and that AES key */
export function wrapOut(module: PKCS11, session: Buffer, key: Buffer, mechanism: Mechanism): WrappedOnce {
  const template = templateOf(WRAPPING_KEY);
  const own = attempt("C_GenerateKey", () => module.C_GenerateKey(session, { mechanism: CKM.aesKeyGen }, template));
  try {
    const out = Buffer.alloc(MAX_WRAPPED_BYTES);
    const wrapped = attempt("C_WrapKey", () => module.C_WrapKey(session, bindingMechanism(mechanism), own, key, out));
    const read = () => module.C_GetAttributeValue(session, own, [{ type: CKA.value }]);
    const [attribute] = attempt("C_GetAttributeValue", read);
    if (attribute !== undefined) return { wrapped, under: attribute.value };
    throw new ModuleFault({ code: "CKR_ATTRIBUTE_SENSITIVE", value: 0x11, call: "C_GetAttributeValue", detail: "" });
  } finally {
    module.C_DestroyObject(session, own);
  }
}

/** The same with a pair that is not kept. */
export function tryWrapOut(module: PKCS11, session: Buffer, { pair, mechanism }: Calls["triesWrap"][0]): WrappedOnce {
  const { privateKey, publicKey } = generateSessionPair(module, session, pair);
  try {
    return wrapOut(module, session, privateKey, mechanism);
  } finally {
    for (const key of [privateKey, publicKey]) module.C_DestroyObject(session, key);
  }
}
