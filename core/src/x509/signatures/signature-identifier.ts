import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import { contextConstructed } from "../der/tags.ts";
import { element, nullValue, oid, sequence, smallInteger } from "../der/writer.ts";
import { OID } from "../oids.ts";

/**
 * The AlgorithmIdentifier of a signature. RSA-PSS is written with its parameters, the salt as long as the digest.
 * Sources: RFC 4055, 3.1 and 5; RFC 5758, 3.2; RFC 8410, 3; RFC 9881, 2; RFC 9909, 3; draft-ietf-lamps-pq-composite-sigs-19, 5
 */
export function encodeSignatureIdentifier(row: SignatureAlgorithm): Uint8Array {
  if (row.scheme === "rsa-pkcs1") return sequence(oid(row.oid), nullValue());
  return row.scheme === "rsa-pss" ? sequence(oid(row.oid), pssParameters(row)) : sequence(oid(row.oid));
}

function pssParameters({ hash }: SignatureAlgorithm): Uint8Array {
  const hashIdentifier = sequence(oid(hash!.oid), nullValue());
  return sequence(
    element(contextConstructed(0), hashIdentifier),
    element(contextConstructed(1), sequence(oid(OID.mgf1), hashIdentifier)),
    element(contextConstructed(2), smallInteger(hash!.digestBytes)),
  );
}
