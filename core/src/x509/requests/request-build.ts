import { contextConstructed } from "../der/tags.ts";
import { bitString, element, oid, sequence, setOf, smallInteger } from "../der/writer.ts";
import { extension } from "../extensions/extension-build.ts";
import type { GeneralName } from "../names/general-name.ts";
import { encodeGeneralName } from "../names/general-name-build.ts";
import { OID } from "../oids.ts";

export interface RequestContent {
  /** DER Name. */
  readonly subject: Uint8Array;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly names: readonly GeneralName[];
}

const VERSION_1 = 0;

/** @returns a CertificationRequestInfo: what is signed. Source: RFC 2986, 4.1 */
export function encodeRequestInfo({ subject, publicKey, names }: RequestContent): Uint8Array {
  return sequence(
    smallInteger(VERSION_1),
    subject,
    publicKey,
    element(contextConstructed(0), ...attributes(names, subject)),
  );
}

/** Puts a CertificationRequestInfo and its signature together. */
export function assembleRequest(info: Uint8Array, algorithm: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(info, algorithm, bitString(signature));
}

/** Source: RFC 2985, 5.4.2 */
function attributes(names: readonly GeneralName[], subject: Uint8Array): readonly Uint8Array[] {
  if (names.length === 0) return [];
  const isEmpty = subject.length === sequence().length;
  const list = sequence(extension(OID.subjectAltName, isEmpty, sequence(...names.map(encodeGeneralName))));
  return [sequence(oid(OID.extensionRequest), setOf(list))];
}
