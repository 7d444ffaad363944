import { derError } from "../der/der-error.ts";
import { decodeOid } from "../der/oid.ts";
import { type DerElement, type DerReader, readerOf } from "../der/reader.ts";
import { TAG } from "../der/tags.ts";
import { decodeBoolean } from "../der/values.ts";

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** Content of the extnValue octet string. */
  readonly value: Uint8Array;
  /** Where the value begins in the whole input, for messages. */
  readonly at: number;
}

/** Reads the SEQUENCE of extensions; none may come twice. Source: RFC 5280, 4.2 */
export function readExtensions(reader: DerReader, what: string): Map<string, Extension> {
  const list = reader.read(TAG.sequence, what);
  const inner = readerOf(list);
  const extensions = new Map<string, Extension>();
  while (!inner.isEmpty) {
    const extension = readExtension(inner, what);
    if (extensions.has(extension.oid)) throw derError(what, `extension ${extension.oid} comes twice`, list.at);
    extensions.set(extension.oid, extension);
  }
  return extensions;
}

function readExtension(reader: DerReader, what: string): Extension {
  const inner = reader.enter(TAG.sequence, `${what} extension`);
  const oid = decodeOid(inner.read(TAG.oid, `${what} extension`), `${what} extension`);
  const critical = readCritical(inner.optional(TAG.boolean, `${what} extension ${oid}`), `${what} extension ${oid}`);
  const { content, at } = inner.read(TAG.octetString, `${what} extension ${oid}`);
  inner.end(`${what} extension ${oid}`);
  return { oid, critical, value: content, at };
}

/** DER leaves a default out, so FALSE would have to be absent; OpenSSL and others take it, and nothing hangs on it. */
function readCritical(element: DerElement | undefined, what: string): boolean {
  return element !== undefined && decodeBoolean(element, what);
}
