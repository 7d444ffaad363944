import type { SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import { decodeOid } from "./der/oid.ts";
import { assertWellFormed, type DerElement, type DerReader, readerOf } from "./der/reader.ts";
import { TAG } from "./der/tags.ts";
import { nullValue, oid, sequence } from "./der/writer.ts";

/** Source: RFC 5280, 4.1.1.2 */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: DerElement | undefined;
  readonly encoded: Uint8Array;
}

export function readAlgorithmIdentifier(reader: DerReader, what: string): AlgorithmIdentifier {
  const element = reader.read(TAG.sequence, what);
  const inner = readerOf(element);
  const algorithm = decodeOid(inner.read(TAG.oid, what), what);
  const parameters = inner.isEmpty ? undefined : inner.any(`${what} parameters`);
  if (parameters !== undefined) assertWellFormed(parameters, `${what} parameters`);
  inner.end(what);
  return { oid: algorithm, parameters, encoded: element.encoded };
}

/** Whether parameters are absent or NULL, both of which RFC 4055, 2.1 asks readers to take. */
export function hasNoParameters(identifier: AlgorithmIdentifier): boolean {
  const { parameters } = identifier;
  return parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);
}

export function encodeSignatureAlgorithm(algorithm: SignatureAlgorithm): Uint8Array {
  return algorithm.parameters === "null" ? sequence(oid(algorithm.oid), nullValue()) : sequence(oid(algorithm.oid));
}
