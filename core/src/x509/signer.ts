import { type KeyObject, sign } from "node:crypto";
import { requireHash } from "../algorithms/hash.ts";
import type { SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import type { Sign } from "./certificate-build.ts";

/**
 * Signs with a private key that this process holds, on a thread of the pool: an RSA signature takes milliseconds.
 * @returns PKCS#1 v1.5 for RSA, a DER sequence of r and s for ECDSA
 * @throws FAILED_PRECONDITION at the first call where the key is not one for the algorithm
 */
export function createSigner(key: KeyObject, algorithm: SignatureAlgorithm): Sign {
  const nodeHash = requireHash(algorithm.hash).nodeName;
  return (signed) =>
    new Promise((resolve, reject) => {
      if (!fits(key, algorithm)) return reject(misfit(algorithm));
      sign(nodeHash, signed, { key, dsaEncoding: "der" }, (error, signature) => {
        if (error) reject(new KeywardError("INTERNAL", "signing failed", { cause: error }));
        else resolve(signature);
      });
    });
}

/** Whether the key is of the algorithm's type. */
export function fits(key: KeyObject, algorithm: SignatureAlgorithm): boolean {
  return key.asymmetricKeyType === (algorithm.keyType === "ecdsa" ? "ec" : "rsa");
}

function misfit(algorithm: SignatureAlgorithm): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `the key is not one for ${algorithm.name}`);
}
