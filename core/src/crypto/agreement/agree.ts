import type { Buffer } from "node:buffer";
import { diffieHellman, type KeyObject } from "node:crypto";
import type { AgreementAlgorithm } from "../../algorithms/agreement.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

/**
 * Computes the shared secret: the x coordinate at the length of the field (SP 800-56A rev. 3, 5.7.1.2), or RFC 7748's function.
 * @param peer of the algorithm's type; its import has checked that it lies on the curve
 * @returns the caller wipes it; at once what takes less than 100 us
 * @throws INVALID_ARGUMENT where the peer's key has low order, so that everybody knows the secret (RFC 7748, 6.1)
 */
export function agree({ slow }: AgreementAlgorithm, own: KeyObject, peer: KeyObject): Buffer | Promise<Buffer> {
  return slow ? agreeInPool(own, peer) : agreeAtOnce(own, peer);
}

function agreeAtOnce(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  let secret: Buffer;
  try {
    secret = diffieHellman({ privateKey, publicKey });
  } catch {
    throw noSecret();
  }
  return assertNotZero(secret);
}

function agreeInPool(privateKey: KeyObject, publicKey: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    diffieHellman({ privateKey, publicKey }, (error, secret) => {
      if (error !== null) return reject(noSecret());
      try {
        resolve(assertNotZero(secret));
      } catch (fault) {
        reject(fault);
      }
    });
  });
}

/** OpenSSL refuses it for the Montgomery curves already; every byte is looked at, whatever the first ones are. */
function assertNotZero(secret: Buffer): Buffer {
  if (secret.reduce((bits, byte) => bits | byte, 0) === 0) throw noSecret();
  return secret;
}

function noSecret(): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", "the peer's public key gives no shared secret: it is of low order");
}
