import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { assertWellFormed, DerReader, readerOf, readSequence } from "../der/reader.ts";
import { contextPrimitive, TAG } from "../der/tags.ts";
import { readSmallInteger } from "../der/values.ts";
import { element } from "../der/writer.ts";
import { OID } from "../oids.ts";
import type { Extension } from "./extension.ts";

/** What certificates say of the policies that they were issued under. @throws INVALID_ARGUMENT. Source: RFC 5280, 4.2.1 */

export interface CertificatePolicies {
  readonly oids: ReadonlySet<string>;
  /** Whether every qualifier is one that RFC 5280 defines: a CPS address or a user notice. */
  readonly knownQualifiers: boolean;
}

export interface PolicyMapping {
  readonly issuer: string;
  readonly subject: string;
}

export interface PolicyConstraints {
  readonly requireExplicit: number | undefined;
  readonly inhibitMapping: number | undefined;
}

const MAX_POLICIES = 256;
const KNOWN_QUALIFIERS = ["1.3.6.1.5.5.7.2.1", "1.3.6.1.5.5.7.2.2"];

export function readCertificatePolicies({ value, at }: Extension): CertificatePolicies {
  const what = "certificatePolicies";
  const reader = readSequence(value, what, at);
  const oids = new Set<string>();
  let knownQualifiers = true;
  while (!reader.isEmpty || oids.size === 0) {
    const inner = reader.enter(TAG.sequence, what);
    const policy = decodeOid(inner.read(TAG.oid, what), what);
    if (oids.has(policy)) throw derError(what, `policy ${policy} comes twice`, at);
    if (oids.add(policy).size > MAX_POLICIES) throw derError(what, `more than ${MAX_POLICIES} policies`, at);
    if (!inner.isEmpty && !readQualifiers(inner, what)) knownQualifiers = false;
    inner.end(what);
  }
  return { oids, knownQualifiers };
}

/** @returns whether all of them are known */
function readQualifiers(policy: DerReader, what: string): boolean {
  const list = policy.enter(TAG.sequence, `${what} qualifiers`);
  let known = true;
  do {
    const inner = list.enter(TAG.sequence, `${what} qualifier`);
    if (!KNOWN_QUALIFIERS.includes(decodeOid(inner.read(TAG.oid, what), what))) known = false;
    assertWellFormed(inner.any(`${what} qualifier`), what);
    inner.end(`${what} qualifier`);
  } while (!list.isEmpty);
  return known;
}

export function readPolicyMappings({ value, at }: Extension): readonly PolicyMapping[] {
  const what = "policyMappings";
  const reader = readSequence(value, what, at);
  const mappings: PolicyMapping[] = [];
  while (!reader.isEmpty || mappings.length === 0) {
    const inner = reader.enter(TAG.sequence, what);
    const [issuer, subject] = [0, 1].map(() => decodeOid(inner.read(TAG.oid, what), what)) as [string, string];
    inner.end(what);
    if (issuer === OID.anyPolicy || subject === OID.anyPolicy) throw derError(what, "maps anyPolicy", at);
    if (mappings.push({ issuer, subject }) > MAX_POLICIES) throw derError(what, `more than ${MAX_POLICIES}`, at);
  }
  return mappings;
}

export function readPolicyConstraints({ value, at }: Extension): PolicyConstraints {
  const what = "policyConstraints";
  const reader = readSequence(value, what, at);
  if (reader.isEmpty) throw derError(what, "is empty", at);
  const [requireExplicit, inhibitMapping] = [0, 1].map((number) => {
    const found = reader.optional(contextPrimitive(number), what);
    return found && readSmallInteger(new DerReader(element(TAG.integer, found.content), found.at), what);
  });
  reader.end(what);
  return { requireExplicit, inhibitMapping };
}

export function readInhibitAnyPolicy({ value, at }: Extension): number {
  const what = "inhibitAnyPolicy";
  const reader = new DerReader(value, at);
  const certificates = readSmallInteger(reader, what);
  reader.end(what);
  return certificates;
}

/** Only that they are there and well formed: nothing is fetched. */
export function checkDescriptions({ value, at, oid }: Extension): void {
  const reader = readSequence(value, oid, at);
  do {
    const description = reader.read(TAG.sequence, oid);
    assertWellFormed(description, oid);
    if (readerOf(description).isEmpty) throw derError(oid, "has an empty entry", description.at);
  } while (!reader.isEmpty);
}
