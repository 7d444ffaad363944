import { Buffer } from "node:buffer";
import {
  constants,
  createPublicKey,
  type KeyObject,
  type VerifyKeyObjectInput,
  type VerifyPublicKeyInput,
  verify,
} from "node:crypto";
import type { Soon } from "../../crypto/signature/scheme.ts";
import type { AlgorithmIdentifier } from "../algorithm-identifier.ts";
import type { PublicKeyInfo } from "../keys/public-key.ts";
import { OID } from "../oids.ts";
import { isComposite, verifyComposite } from "./composite-signature.ts";
import { readPssParameters } from "./pss-parameters.ts";
import { invalidSignature as invalid } from "./signature-fault.ts";
import { SIGNATURE_SCHEMES } from "./signature-scheme.ts";
import type { Signed } from "./signed.ts";

export interface SignatureOptions {
  /** Takes SHA-1 signatures as well, as crypto-broker servers do; default: they are refused. */
  readonly allowSha1?: boolean;
}

/** Its signatures take 50 us; see core/algorithms/signature. */
const BRIEF_CURVE = "P-256";
/** Hashing as much takes 40 us at most. */
const MAX_BRIEF_BYTES = 16_384;

/** Gives a public key that was imported before. */
export type KnownKey = (publicKey: PublicKeyInfo) => KeyObject;

type VerifyInput = VerifyKeyObjectInput | VerifyPublicKeyInput;

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
  verifyHere(object, publicKey, nodeHash, { ...inlineKey(publicKey), ...padding });
}

/** The same on a thread of the pool, as some algorithms take milliseconds; composites are verified here, too. */
export async function verifySignatureSoon(object: Signed, publicKey: PublicKeyInfo): Promise<void> {
  if (isComposite(object.signatureAlgorithm)) return verifyComposite(object, publicKey);
  const { nodeHash, options: padding } = fittingVerification(object, publicKey, {});
  return verifyInPool(object, nodeHash, { key: importPublicKey(publicKey), ...padding });
}

/**
 * The same, at once where that is shorter than the way to the pool: for one signature of a call, not for a search over many.
 * @param known the public key, for whoever has imported it before
 */
export function verifySignatureBriefly(object: Signed, publicKey: PublicKeyInfo, known?: KnownKey): Soon<void> {
  const isBrief = publicKey.curve === BRIEF_CURVE && object.signed.length <= MAX_BRIEF_BYTES;
  if (!isBrief) return verifySignatureSoon(object, publicKey);
  const { nodeHash, options: padding } = fittingVerification(object, publicKey, {});
  const key = known === undefined ? inlineKey(publicKey) : { key: known(publicKey) };
  verifyHere(object, publicKey, nodeHash, { ...key, ...padding });
}

function verifyHere(
  { signed, signature }: Signed,
  publicKey: PublicKeyInfo,
  nodeHash: string | null,
  key: VerifyInput,
): void {
  let valid: boolean;
  try {
    valid = verify(nodeHash, signed, key, signature);
  } catch (cause) {
    // A key that cannot be imported is a fault of its own.
    importPublicKey(publicKey);
    throw invalid("it cannot be verified", cause);
  }
  if (!valid) throw invalid("it does not verify");
}

function verifyInPool(
  { signed, signature }: Signed,
  nodeHash: string | null,
  key: VerifyKeyObjectInput,
): Promise<void> {
  return new Promise((resolve, reject) => {
    verify(nodeHash, signed, key, signature, (cause, valid) => {
      if (cause) reject(invalid("it cannot be verified", cause));
      else if (valid) resolve();
      else reject(invalid("it does not verify"));
    });
  });
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

/** @throws INVALID_ARGUMENT for one that OpenSSL does not take */
export function importPublicKey(publicKey: PublicKeyInfo): KeyObject {
  try {
    return createPublicKey(inlineKey(publicKey));
  } catch (cause) {
    throw invalid("the public key cannot be used", cause);
  }
}

/** For one use: an object that holds the key would be made, and collected. */
function inlineKey({ encoded }: PublicKeyInfo) {
  const key = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length);
  return { key, format: "der", type: "spki" } as const;
}
