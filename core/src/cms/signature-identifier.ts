import type { KeyType } from "../algorithms/key-type.ts";
import { SIGNATURES, type SignatureAlgorithm, takesKeyType } from "../algorithms/signature.ts";
import { NO_OPTIONS, type SignatureOptions } from "../crypto/signature/options.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import { type AlgorithmIdentifier, hasNoParameters } from "../x509/algorithm-identifier.ts";
import { contextConstructed } from "../x509/der/tags.ts";
import { element, nullValue, oid, sequence, smallInteger } from "../x509/der/writer.ts";
import { OID } from "../x509/oids.ts";
import { readPssParameters } from "../x509/signatures/pss-parameters.ts";
import { CMS_OID } from "./cms-oids.ts";
import { collisionBits, type MessageDigest } from "./message-digest.ts";

/** Hashes that RSASSA-PSS parameters are read with. */
const PSS_HASHES: ReadonlySet<string> = new Set(["SHA-256", "SHA-384", "SHA-512"]);

/** Whether CMS has an identifier for it; it has none for composites yet. */
export function isCmsSignature({ scheme, hash }: SignatureAlgorithm): boolean {
  if (scheme === "composite") return false;
  return scheme !== "rsa-pss" || PSS_HASHES.has(hash!.name);
}

/** Sources: RFC 5754, 3; RFC 4056, 2.2; RFC 8419, 2; RFC 9688; RFC 9882, 3; RFC 9814, 3 */
export function encodeSignatureIdentifier({ scheme, oid: dotted, hash }: SignatureAlgorithm): Uint8Array {
  if (scheme === "rsa-pkcs1") return sequence(oid(dotted), nullValue());
  if (scheme !== "rsa-pss") return sequence(oid(dotted));
  const hashIdentifier = sequence(oid(hash!.oid), nullValue());
  const mask = sequence(oid(OID.mgf1), hashIdentifier);
  const parts = [hashIdentifier, mask, smallInteger(hash!.digestBytes)];
  return sequence(oid(dotted), sequence(...parts.map((part, number) => element(contextConstructed(number), part))));
}

export interface SignatureMethod {
  readonly row: SignatureAlgorithm;
  readonly options: SignatureOptions;
}

/**
 * @param type of the signer's key
 * @throws INVALID_ARGUMENT for an algorithm that is unknown, that another key takes, or that does not go with the digest
 */
export function readSignatureIdentifier(
  identifier: AlgorithmIdentifier,
  digest: MessageDigest,
  type: KeyType,
): SignatureMethod {
  const method = identifier.oid === OID.rsassaPss ? readPss(identifier) : readPlain(identifier, digest, type);
  const { row } = method;
  if (!takesKeyType(row, type)) throw unfit(`${row.name} takes no key of type ${type.name}`);
  if (row.hash !== undefined && row.hash !== digest.hash) {
    throw unfit(`the signature is by ${row.name}, the digest by ${digest.hash.name}`);
  }
  if (collisionBits(digest) < Math.min(row.strengthBits, 256) && row.hash === undefined) {
    throw unfit(`a digest by ${digest.hash.name} is too weak for ${row.name}`);
  }
  return method;
}

function readPlain(identifier: AlgorithmIdentifier, digest: MessageDigest, type: KeyType): SignatureMethod {
  const isSame = (row: SignatureAlgorithm) =>
    row.scheme !== "rsa-pss" &&
    (identifier.oid === CMS_OID.rsaEncryption
      ? row.scheme === "rsa-pkcs1" && row.hash === digest.hash
      : row.oid === identifier.oid);
  const rows = [...SIGNATURES.values()].filter((row) => isCmsSignature(row) && isSame(row));
  const row = rows.find((one) => takesKeyType(one, type)) ?? rows[0];
  if (row === undefined) throw unfit(`signature algorithm ${identifier.oid} is not accepted`);
  const fits = row.scheme === "rsa-pkcs1" ? hasNoParameters(identifier) : identifier.parameters === undefined;
  if (!fits) throw unfit(`${row.name} has parameters that it must not have`);
  return { row, options: NO_OPTIONS };
}

function readPss(identifier: AlgorithmIdentifier): SignatureMethod {
  const { nodeHash, saltBytes } = readPssParameters(identifier);
  const row = [...SIGNATURES.values()].find((one) => one.scheme === "rsa-pss" && one.hash!.nodeName === nodeHash);
  if (row === undefined) throw unfit(`RSASSA-PSS with ${nodeHash} is not accepted`);
  return { row, options: { ...NO_OPTIONS, saltBytes } };
}

function unfit(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", why);
}
