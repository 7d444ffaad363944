import type { PKCS11 } from "pkcs11js";
import { CKA, CKK, CKO } from "../mechanisms/cryptoki.ts";
import { bindingMechanism, bufferOf, templateOf } from "./binding.ts";
import { ModuleFault } from "./module-fault.ts";
import type { Calls, Incoming, SigningTrial, Template } from "./protocol.ts";
import { attempt } from "./token-session.ts";
import { SESSION_OBJECT } from "./trials.ts";

const UNWRAPPING_KEY: Template = [
  { type: CKA.class, value: CKO.secretKey },
  { type: CKA.keyType, value: CKK.aes },
  ...SESSION_OBJECT,
  { type: CKA.private, value: true },
  { type: CKA.sensitive, value: true },
  { type: CKA.extractable, value: false },
  { type: CKA.unwrap, value: true },
];

/** @returns handle of the key, which the token opened under an AES key that goes with this call */
export function unwrapIn(module: PKCS11, session: Buffer, { material, mechanism, template }: Incoming): Buffer {
  const [wrapped, under] = [bufferOf(material.wrapped), bufferOf(material.under)];
  try {
    const value = templateOf([...UNWRAPPING_KEY, { type: CKA.value, value: under }]);
    const own = attempt("C_CreateObject", () => module.C_CreateObject(session, value));
    try {
      const made = templateOf(template);
      return attempt("C_UnwrapKey", () => module.C_UnwrapKey(session, bindingMechanism(mechanism), own, wrapped, made));
    } finally {
      module.C_DestroyObject(session, own);
    }
  } finally {
    under.fill(0);
  }
}

/** The same with a key that is not kept, and that must not be told, whatever the token was asked for. @returns what it signs */
export function tryUnwrapIn(
  module: PKCS11,
  session: Buffer,
  { signing, ...incoming }: Calls["triesUnwrap"][0],
): Uint8Array | undefined {
  const template = [...SESSION_OBJECT, ...incoming.template];
  const key = unwrapIn(module, session, { ...incoming, template });
  try {
    assertGuarded(module, session, key);
    return signing && signOnce(module, session, key, signing);
  } finally {
    module.C_DestroyObject(session, key);
  }
}

function assertGuarded(module: PKCS11, session: Buffer, key: Buffer): void {
  const asked = [{ type: CKA.sensitive }, { type: CKA.extractable }];
  const read = attempt("C_GetAttributeValue", () => module.C_GetAttributeValue(session, key, asked));
  const [sensitive = 0, extractable = 1] = read.map(({ value }) => value[0]);
  if (sensitive !== 0 && extractable === 0) return;
  throw new ModuleFault({ code: "kindRefused", value: 0, call: "C_GetAttributeValue", detail: "it would be told" });
}

function signOnce(module: PKCS11, session: Buffer, key: Buffer, { mechanism, data, maxBytes }: SigningTrial): Buffer {
  attempt("C_SignInit", () => module.C_SignInit(session, bindingMechanism(mechanism), key));
  return attempt("C_Sign", () => module.C_Sign(session, bufferOf(data), Buffer.alloc(maxBytes)));
}
