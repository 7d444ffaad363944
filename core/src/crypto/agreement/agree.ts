import type { Buffer } from "node:buffer";
import { diffieHellman, type KeyObject } from "node:crypto";
import type { AgreementAlgorithm } from "../../algorithms/agreement.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

/**
 * Computes the shared secret: the x coordinate at the length of the field (SP 800-56A rev. 3, 5.7.1.2), or RFC 7748's function.
 * @param peer of the algorithm's type; its import has checked that it lies on the curve
 * @returns the caller wipes it; at once what takes less than 100 us
 * @throws INVALID_ARGUMENT where a Montgomery key of low order makes the secret zero (RFC 7748, 6.1); on the NIST curves zero is an
 *   x coordinate like every other
 */
export function agree({ slow }: AgreementAlgorithm, own: KeyObject, peer: KeyObject): Buffer | Promise<Buffer> {
  return slow ? agreeInPool(own, peer) : agreeAtOnce(own, peer);
}

/** The same on the event loop. OpenSSL refuses the zero secret: proof in agree.test.ts. */
export function agreeAtOnce(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  try {
    return diffieHellman({ privateKey, publicKey });
  } catch {
    throw noSecret();
  }
}

function agreeInPool(privateKey: KeyObject, publicKey: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    diffieHellman({ privateKey, publicKey }, (error, secret) => {
      if (error === null) resolve(secret);
      else reject(noSecret());
    });
  });
}

function noSecret(): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", "the peer's public key gives no shared secret: it is of low order");
}
