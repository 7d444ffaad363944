import { Buffer } from "node:buffer";
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  type PrivateKeyInput,
  type PublicKeyInput,
} from "node:crypto";
import type { PublicMaterial } from "../../key/material/key-material.ts";
import { NO_OPTIONS, type SignatureOptions } from "../options.ts";

/** A signature that a standard or its examples publish, in base64 where it is bytes. */
export interface KnownSignature {
  /** Registry name. */
  readonly algorithm: string;
  readonly publicKey: KnownKey;
  readonly message: string;
  readonly signature: string;
  readonly options?: Partial<SignatureOptions>;
  readonly source: string;
}

export type KnownKey =
  | { readonly kind: "raw" | "seed"; readonly nodeType: string; readonly namedCurve?: string; readonly bytes: string }
  | { readonly kind: "rsa"; readonly modulus: string; readonly exponent: string };

/** Base64, with line breaks as they fall. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}

export function optionsOf({ options }: KnownSignature): SignatureOptions {
  return { ...NO_OPTIONS, ...options };
}

export function materialOf({ publicKey }: KnownSignature): PublicMaterial {
  return { kind: "public", publicKeys: [keyOf(publicKey)] };
}

/** A seed makes the public key anew, which checks the making as well. */
function keyOf(key: KnownKey): KeyObject {
  if (key.kind === "rsa") {
    return createPublicKey({ key: { kty: "RSA", n: key.modulus, e: key.exponent }, format: "jwk" });
  }
  const { nodeType: asymmetricKeyType, bytes, namedCurve } = key;
  if (key.kind === "raw") return createPublicKey(rawInput("raw-public", { asymmetricKeyType, namedCurve }, bytes));
  return createPublicKey(createPrivateKey(rawInput("raw-seed", { asymmetricKeyType }, bytes)));
}

/** Raw keys are newer than the types of node:crypto. */
function rawInput(format: string, type: object, bytes: string): PrivateKeyInput & PublicKeyInput {
  return { key: bytesOf(bytes), format, ...type } as object as PrivateKeyInput & PublicKeyInput;
}
