import { generateKeyPairSync, sign } from "node:crypto";
import { bitString, element, oid, sequence, smallInteger } from "@keyward/core/x509/der/writer";
import { encodeName } from "@keyward/core/x509/names/name-build";

/** [0] IMPLICIT SET OF Attribute, empty here (RFC 2986, 4.1). */
const ATTRIBUTES_TAG = 0xa0;
const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

/** Makes a P-256 key of the application's own and a request for it. @returns PKCS#10, DER */
export function createCertificateRequest(commonName: string): Uint8Array {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ format: "der", type: "spki" });
  const info = sequence(smallInteger(0), encodeName([{ key: "CN", value: commonName }]), spki, element(ATTRIBUTES_TAG));
  return sequence(info, sequence(oid(ECDSA_WITH_SHA256)), bitString(sign("sha256", info, privateKey)));
}
