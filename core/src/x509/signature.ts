import { Buffer } from "node:buffer";
import { constants, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { AlgorithmIdentifier } from "./algorithm-identifier.ts";
import { isComposite, verifyComposite } from "./composite-signature.ts";
import { OID } from "./oids.ts";
import { readPssParameters } from "./pss-parameters.ts";
import type { PublicKeyInfo } from "./public-key.ts";
import { invalidSignature as invalid } from "./signature-fault.ts";
import { SIGNATURE_SCHEMES } from "./signature-scheme.ts";
import type { Signed } from "./signed.ts";

export interface SignatureOptions {
  /** Takes SHA-1 signatures as well, as crypto-broker servers do; default: they are refused. */
  readonly allowSha1?: boolean;
}

interface Verification {
  readonly keyTypes: readonly string[];
  /** Name of the hash in node:crypto; null where the scheme has its own. */
  readonly nodeHash: string | null;
  readonly options: { padding?: number; saltLength?: number };
}

/**
 * Verifies a signature with a public key, that of the same request or that of the issuer.
 * @throws INVALID_ARGUMENT where it does not verify, or its algorithm is unknown, too weak or not one for the key
 */
export function verifySignature(object: Signed, publicKey: PublicKeyInfo, options: SignatureOptions = {}): void {
  const { nodeHash, options: padding } = fittingVerification(object, publicKey, options);
  const key = { key: importKey(publicKey), ...padding };
  let valid: boolean;
  try {
    valid = verify(nodeHash, object.signed, key, object.signature);
  } catch (cause) {
    throw invalid("it cannot be verified", cause);
  }
  if (!valid) throw invalid("it does not verify");
}

/** The same on a thread of the pool, as some algorithms take milliseconds; composites are verified here, too. */
export async function verifySignatureSoon(object: Signed, publicKey: PublicKeyInfo): Promise<void> {
  if (isComposite(object.signatureAlgorithm)) return verifyComposite(object, publicKey);
  const { nodeHash, options: padding } = fittingVerification(object, publicKey, {});
  const key = { key: importKey(publicKey), ...padding };
  const valid = await new Promise<boolean>((resolve, reject) => {
    verify(nodeHash, object.signed, key, object.signature, (cause, result) => {
      if (cause) reject(invalid("it cannot be verified", cause));
      else resolve(result);
    });
  });
  if (!valid) throw invalid("it does not verify");
}

function fittingVerification(object: Signed, publicKey: PublicKeyInfo, options: SignatureOptions): Verification {
  const verification = verificationOf(object.signatureAlgorithm);
  if (verification.nodeHash === "sha1" && options.allowSha1 !== true)
    throw invalid("SHA-1 signatures are not accepted");
  if (!verification.keyTypes.includes(publicKey.type)) throw invalid("the algorithm does not fit the public key");
  return verification;
}

function verificationOf(algorithm: AlgorithmIdentifier): Verification {
  if (algorithm.oid === OID.rsassaPss) {
    const { nodeHash, saltBytes } = readPssParameters(algorithm);
    const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes };
    return { keyTypes: ["rsa", "rsa-pss"], nodeHash, options };
  }
  const scheme = SIGNATURE_SCHEMES.get(algorithm.oid);
  if (scheme === undefined) throw invalid(`algorithm ${algorithm.oid} is not supported`);
  if (!scheme.takesParameters(algorithm)) throw invalid("the algorithm has parameters that it must not have");
  return { keyTypes: [scheme.keyType], nodeHash: scheme.nodeHash, options: {} };
}

function importKey(publicKey: PublicKeyInfo): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey.encoded), format: "der", type: "spki" });
  } catch (cause) {
    throw invalid("the public key cannot be used", cause);
  }
}
