import { Buffer } from "node:buffer";
import { toHex } from "../../text/hex.ts";
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from "../algorithm-identifier.ts";
import { derError } from "../der/der-error.ts";
import { DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { readTime } from "../der/time.ts";
import { readInteger, readOctetBits, readSmallInteger } from "../der/values.ts";
import { type Extension, readExtensions } from "../extensions/extension.ts";
import { type Name, readName } from "../names/name.ts";
import { OID } from "../oids.ts";
import { REASON_NAMES } from "./revocation-reason.ts";

/** A certificate revocation list. Reading one verifies nothing. */
export interface RevocationList {
  readonly encoded: Uint8Array;
  /** TBSCertList: the bytes that are signed. */
  readonly signed: Uint8Array;
  readonly issuer: Name;
  /** Milliseconds since 1970. */
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number | undefined;
  /** By serial number as the certificate has it, hexadecimal. */
  readonly revoked: ReadonlyMap<string, RevokedEntry>;
  /** Critical extensions of any entry that nothing here acts upon. */
  readonly unhandledCriticalOfEntries: readonly string[];
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export interface RevokedEntry {
  readonly revokedAtMs: number;
  /** Name of RFC 5280, 5.3.1. */
  readonly reason: string | undefined;
  /** Critical extensions of the entry that nothing here acts upon. */
  readonly unhandledCritical: readonly string[];
}

type Body = Omit<RevocationList, "encoded" | "signed" | "signatureAlgorithm" | "signature">;

const WHAT = "revocation list";
/** Take about a millisecond. */
const ENTRIES_AT_ONCE = 100;
const NO_EXTENSIONS: ReadonlyMap<string, Extension> = new Map();

/**
 * Reads one DER certificate list of version 1 or 2.
 * @throws INVALID_ARGUMENT that says which part is malformed and where
 * Source: RFC 5280, 5.1
 */
export function parseRevocationList(der: Uint8Array): RevocationList {
  const steps = parseRevocationListInSteps(der);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, giving way after some hundred entries: a long list takes tenths of a second. */
export function* parseRevocationListInSteps(der: Uint8Array): Generator<undefined, RevocationList> {
  const outer = readSequence(der, WHAT);
  const body = outer.read(TAG.sequence, `${WHAT} body`);
  const signatureAlgorithm = readAlgorithmIdentifier(outer, `${WHAT} signature algorithm`);
  const signature = readOctetBits(outer, `${WHAT} signature`);
  outer.end(WHAT);
  const read = yield* readBody(readerOf(body), signatureAlgorithm, body.at);
  return { encoded: der, signed: body.encoded, ...read, signatureAlgorithm, signature };
}

function* readBody(reader: DerReader, outerAlgorithm: AlgorithmIdentifier, at: number): Generator<undefined, Body> {
  const isVersion2 = reader.nextTag === TAG.integer;
  if (isVersion2 && readSmallInteger(reader, `${WHAT} version`) !== 1) throw derError(WHAT, "is of no version 2", at);
  const inner = readAlgorithmIdentifier(reader, `${WHAT} inner signature algorithm`);
  if (Buffer.compare(inner.encoded, outerAlgorithm.encoded) !== 0) {
    throw derError(WHAT, "names two different signature algorithms", at);
  }
  const issuer = readName(reader, `${WHAT} issuer`);
  const thisUpdateMs = readTime(reader, `${WHAT} thisUpdate`);
  const hasNext = reader.nextTag === TAG.utcTime || reader.nextTag === TAG.generalizedTime;
  const nextUpdateMs = hasNext ? readTime(reader, `${WHAT} nextUpdate`) : undefined;
  const entries = reader.optional(TAG.sequence, `${WHAT} entries`);
  const revoked = new Map<string, RevokedEntry>();
  if (entries !== undefined) yield* readEntries(readerOf(entries), isVersion2, revoked);
  const extensions = readListExtensions(reader, isVersion2, at);
  reader.end(`${WHAT} body`);
  const unhandled = new Set(revoked.values().flatMap((entry) => entry.unhandledCritical));
  return { issuer, thisUpdateMs, nextUpdateMs, revoked, extensions, unhandledCriticalOfEntries: [...unhandled] };
}

function readListExtensions(reader: DerReader, isVersion2: boolean, at: number): ReadonlyMap<string, Extension> {
  const wrapper = reader.optional(contextConstructed(0), `${WHAT} extensions`);
  if (wrapper === undefined) return new Map();
  if (!isVersion2) throw derError(WHAT, "extensions in version 1", at);
  const inner = readerOf(wrapper);
  const extensions = readExtensions(inner, WHAT);
  inner.end(`${WHAT} extensions`);
  return extensions;
}

function* readEntries(
  reader: DerReader,
  isVersion2: boolean,
  revoked: Map<string, RevokedEntry>,
): Generator<undefined, void> {
  while (!reader.isEmpty) {
    const entry = reader.read(TAG.sequence, `${WHAT} entry`);
    const inner = readerOf(entry);
    const serial = toHex(readInteger(inner, `${WHAT} serial number`));
    const revokedAtMs = readTime(inner, `${WHAT} revocation date`);
    if (!inner.isEmpty && !isVersion2) throw derError(WHAT, "entry extensions in version 1", entry.at);
    const extensions = inner.isEmpty ? NO_EXTENSIONS : readExtensions(inner, `${WHAT} entry`);
    inner.end(`${WHAT} entry`);
    if (revoked.has(serial)) throw derError(WHAT, "lists a serial number twice", entry.at);
    revoked.set(serial, { revokedAtMs, ...interpret(extensions) });
    if (revoked.size % ENTRIES_AT_ONCE === 0) yield;
  }
}

function interpret(extensions: ReadonlyMap<string, Extension>): Omit<RevokedEntry, "revokedAtMs"> {
  const code = extensions.get(OID.reasonCode);
  const unhandled = [...extensions.values()].filter(({ critical, oid }) => critical && oid !== OID.reasonCode);
  return { reason: code && readReason(code), unhandledCritical: unhandled.map(({ oid }) => oid) };
}

function readReason({ value, at }: Extension): string {
  const reader = new DerReader(value, at);
  const { content } = reader.read(TAG.enumerated, `${WHAT} reason`);
  reader.end(`${WHAT} reason`);
  const name = content.length === 1 ? REASON_NAMES.get(content[0]!) : undefined;
  if (name === undefined) throw derError(WHAT, "an unknown reason", at);
  return name;
}
