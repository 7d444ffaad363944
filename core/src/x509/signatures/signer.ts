import type { KeyObject } from "node:crypto";
import { requireHash } from "../../algorithms/hash.ts";
import type { Place } from "../../algorithms/signature.ts";
import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import { nodeSign } from "../../crypto/signature/node-signature.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { Sign } from "../certificates/certificate-build.ts";

/**
 * Signs with a private key that this process holds: at once on P-256, else on a thread of the pool, as an RSA signature takes milliseconds.
 * @returns PKCS#1 v1.5 for RSA, a DER sequence of r and s for ECDSA
 * @throws FAILED_PRECONDITION at the first call where the key is not one for the algorithm
 */
export function createSigner(key: KeyObject, algorithm: SignatureAlgorithm): Sign {
  const { nodeName: nodeHash } = requireHash(algorithm.hash);
  const place = placeOf(key);
  return (message) => {
    if (!fits(key, algorithm)) throw misfit(algorithm);
    return nodeSign({ place, nodeHash, message }, { key, dsaEncoding: "der" });
  };
}

/** OpenSSL's name of P-256. */
const BRIEF_CURVE = "prime256v1";

/** Where a signature with the key is made: see core/algorithms/signature. */
export function placeOf(key: KeyObject): Place {
  return key.asymmetricKeyDetails?.namedCurve === BRIEF_CURVE ? "here" : "pool";
}

/** Whether the key is of the algorithm's type. */
export function fits(key: KeyObject, algorithm: SignatureAlgorithm): boolean {
  return key.asymmetricKeyType === (algorithm.keyType === "ecdsa" ? "ec" : "rsa");
}

function misfit(algorithm: SignatureAlgorithm): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `the key is not one for ${algorithm.name}`);
}
