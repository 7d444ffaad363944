import { Buffer } from "node:buffer";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../x509/algorithm-identifier.ts";
import { derError } from "../x509/der/der-error.ts";
import { assertWellFormed, type DerElement, type DerReader } from "../x509/der/reader.ts";
import { contextConstructed, contextPrimitive, TAG } from "../x509/der/tags.ts";
import { readInteger, readSmallInteger } from "../x509/der/values.ts";
import { element } from "../x509/der/writer.ts";
import { type Name, readName } from "../x509/names/name.ts";
import { type Attributes, readAttributes } from "./attributes.ts";

/** Which certificate is the signer's. */
export type SignerIdentifier =
  | { readonly kind: "issuer"; readonly issuer: Name; readonly serialNumber: Uint8Array }
  | { readonly kind: "key"; readonly keyIdentifier: Uint8Array };

export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signedAttributes: SignedAttributes | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export interface SignedAttributes {
  readonly attributes: Attributes;
  /** What is signed: the same with the tag of a SET (RFC 5652, 5.4). */
  readonly signed: Uint8Array;
}

const WHAT = "SignerInfo";

/** @throws INVALID_ARGUMENT. Source: RFC 5652, 5.3 */
export function readSignerInfo(reader: DerReader): SignerInfo {
  const inner = reader.enter(TAG.sequence, WHAT);
  const version = readSmallInteger(inner, `${WHAT} version`);
  const identifier = readIdentifier(inner);
  const expected = identifier.kind === "issuer" ? 1 : 3;
  if (version !== expected) throw derError(WHAT, `version is ${version}, its signer is named as in ${expected}`, 0);
  const digestAlgorithm = readAlgorithmIdentifier(inner, "digestAlgorithm");
  const attributes = inner.optional(contextConstructed(0), "signedAttrs");
  const signatureAlgorithm = readAlgorithmIdentifier(inner, "signatureAlgorithm");
  const signature = inner.read(TAG.octetString, "signature").content;
  const unsigned = inner.optional(contextConstructed(1), "unsignedAttrs");
  if (unsigned !== undefined) assertWellFormed(unsigned, "unsignedAttrs");
  inner.end(WHAT);
  const signedAttributes = attributes && readSignedAttributes(attributes);
  return { identifier, digestAlgorithm, signedAttributes, signatureAlgorithm, signature };
}

function readIdentifier(reader: DerReader): SignerIdentifier {
  const key = reader.optional(contextPrimitive(0), "subjectKeyIdentifier");
  if (key !== undefined) return { kind: "key", keyIdentifier: key.content };
  const inner = reader.enter(TAG.sequence, "issuerAndSerialNumber");
  const issuer = readName(inner, "issuerAndSerialNumber issuer");
  const serialNumber = readInteger(inner, "issuerAndSerialNumber serial number");
  inner.end("issuerAndSerialNumber");
  return { kind: "issuer", issuer, serialNumber };
}

function readSignedAttributes(implicit: DerElement): SignedAttributes {
  return { attributes: readAttributes(implicit), signed: element(TAG.set, implicit.content) };
}

/** Whether a certificate is the one that is meant. */
export function isNamedBy(
  identifier: SignerIdentifier,
  certificate: { readonly issuer: Name; readonly serialNumber: Uint8Array },
  keyIdentifier: Uint8Array | undefined,
): boolean {
  if (identifier.kind === "key") return keyIdentifier !== undefined && isSame(identifier.keyIdentifier, keyIdentifier);
  const { issuer, serialNumber } = certificate;
  return isSame(identifier.serialNumber, serialNumber) && isSame(identifier.issuer.encoded, issuer.encoded);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
