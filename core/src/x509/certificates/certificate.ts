import { Buffer } from "node:buffer";
import type { Validity } from "../../policy/validity.ts";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextConstructed, contextPrimitive, TAG } from "../der/tags.ts";
import { readTime } from "../der/time.ts";
import { decodeBoolean, readInteger, readOctetBits, readSmallInteger } from "../der/values.ts";
import { type Extension, readExtensions } from "../extensions/extension.ts";
import { type PublicKeyInfo, readPublicKey } from "../keys/public-key.ts";
import { type Name, readName } from "../names/name.ts";
import { OID } from "../oids.ts";

/** What stands in an X.509 certificate. Reading one verifies nothing. */
export interface Certificate {
  readonly encoded: Uint8Array;
  /** TBSCertificate: the bytes that are signed. */
  readonly signed: Uint8Array;
  /** Two's complement octets as encoded. */
  readonly serialNumber: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly validity: Validity;
  readonly publicKey: PublicKeyInfo;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly isCa: boolean;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

type Body = Omit<Certificate, "encoded" | "signed" | "signatureAlgorithm" | "signature">;

const WHAT = "certificate";
const MAX_VERSION = 2;
const VERSION_3 = 2;

/**
 * Reads one DER certificate of version 1, 2 or 3.
 * @throws INVALID_ARGUMENT that says which part is malformed and where
 * Source: RFC 5280, 4.1
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const outer = readSequence(der, WHAT);
  const body = outer.read(TAG.sequence, `${WHAT} body`);
  const signatureAlgorithm = readAlgorithmIdentifier(outer, `${WHAT} signature algorithm`);
  const signature = readOctetBits(outer, `${WHAT} signature`);
  outer.end(WHAT);
  return {
    encoded: der,
    signed: body.encoded,
    ...readBody(readerOf(body), signatureAlgorithm, body.at),
    signatureAlgorithm,
    signature,
  };
}

function readBody(reader: DerReader, outerAlgorithm: AlgorithmIdentifier, at: number): Body {
  const version = readVersion(reader);
  const serialNumber = readInteger(reader, `${WHAT} serial number`);
  const innerAlgorithm = readAlgorithmIdentifier(reader, `${WHAT} inner signature algorithm`);
  if (Buffer.compare(innerAlgorithm.encoded, outerAlgorithm.encoded) !== 0) {
    throw derError(WHAT, "names two different signature algorithms", at);
  }
  const issuer = readName(reader, `${WHAT} issuer`);
  const validity = readValidity(reader.enter(TAG.sequence, `${WHAT} validity`));
  const subject = readName(reader, `${WHAT} subject`);
  const publicKey = readPublicKey(reader, `${WHAT} public key`);
  for (const number of [1, 2]) reader.optional(contextPrimitive(number), `${WHAT} unique identifier`);
  const extensions = readOptionalExtensions(reader, version, at);
  reader.end(`${WHAT} body`);
  return { serialNumber, issuer, subject, validity, publicKey, extensions, ...interpret(extensions) };
}

function readVersion(reader: DerReader): number {
  const wrapper = reader.optional(contextConstructed(0), `${WHAT} version`);
  if (wrapper === undefined) return 0;
  const inner = readerOf(wrapper);
  const version = readSmallInteger(inner, `${WHAT} version`);
  inner.end(`${WHAT} version`);
  if (version > MAX_VERSION) throw derError(WHAT, `version ${version + 1} does not exist`, wrapper.at);
  return version;
}

function readValidity(reader: DerReader): Validity {
  const notBeforeMs = readTime(reader, `${WHAT} notBefore`);
  const notAfterMs = readTime(reader, `${WHAT} notAfter`);
  reader.end(`${WHAT} validity`);
  return { notBeforeMs, notAfterMs };
}

function readOptionalExtensions(reader: DerReader, version: number, at: number): ReadonlyMap<string, Extension> {
  const wrapper = reader.optional(contextConstructed(3), `${WHAT} extensions`);
  if (wrapper === undefined) return new Map();
  if (version !== VERSION_3) throw derError(WHAT, "extensions in a version before 3", at);
  const inner = readerOf(wrapper);
  const extensions = readExtensions(inner, WHAT);
  inner.end(`${WHAT} extensions`);
  return extensions;
}

function interpret(extensions: ReadonlyMap<string, Extension>): Pick<Certificate, "subjectKeyIdentifier" | "isCa"> {
  const keyIdentifier = extensions.get(OID.subjectKeyIdentifier);
  const constraints = extensions.get(OID.basicConstraints);
  return {
    subjectKeyIdentifier: keyIdentifier && readKeyIdentifier(keyIdentifier),
    isCa: constraints !== undefined && readIsCa(constraints),
  };
}

/** Source: RFC 5280, 4.2.1.2 */
function readKeyIdentifier({ value, at }: Extension): Uint8Array {
  const reader = new DerReader(value, at);
  const { content } = reader.read(TAG.octetString, `${WHAT} subjectKeyIdentifier`);
  reader.end(`${WHAT} subjectKeyIdentifier`);
  return content;
}

/** Source: RFC 5280, 4.2.1.9 */
function readIsCa({ value, at }: Extension): boolean {
  const inner = readSequence(value, `${WHAT} basicConstraints`, at);
  const flag = inner.optional(TAG.boolean, `${WHAT} basicConstraints`);
  if (!inner.isEmpty) readSmallInteger(inner, `${WHAT} path length`);
  inner.end(`${WHAT} basicConstraints`);
  return flag !== undefined && decodeBoolean(flag, `${WHAT} basicConstraints`);
}
