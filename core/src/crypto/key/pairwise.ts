import {
  createSecretKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import type { KeyType } from "../../algorithms/key-type.ts";
import { partTypes } from "./composite/part-types.ts";
import type { PairMaterial } from "./material/key-material.ts";

const signWith = promisify<string | null, Uint8Array, KeyObject, Buffer>(sign);
const verifyWith = promisify<string | null, Uint8Array, KeyObject, Uint8Array, boolean>(verify);
const encapsulateTo = promisify(encapsulate);
const decapsulateWith = promisify(decapsulate);

/** Any hash does, for those that take one; RSASSA-PSS parameters may name the only one. */
const HASH = "sha256";
const MESSAGE = Buffer.from("keyward pairwise consistency");

/**
 * Whether the halves of a key work together: it signs and verifies, agrees with a fresh peer, or encapsulates and decapsulates once.
 * On the thread pool; 0.1 to 3 ms, and 10 to 800 ms for SLH-DSA, which cannot be proved without a signature.
 * Source: FIPS 140-3 IG 10.3.A
 */
export async function isPairConsistent(type: KeyType, { privateKeys, publicKeys }: PairMaterial): Promise<boolean> {
  const parts = partTypes(type).map((part, index) => ({ part, secret: privateKeys[index]!, open: publicKeys[index]! }));
  try {
    const verdicts = await Promise.all(parts.map(({ part, secret, open }) => TESTS[methodOf(part)](secret, open)));
    return verdicts.every(Boolean);
  } catch {
    return false; // OpenSSL refuses to compute with it.
  }
}

type Method = "signature" | "digest-signature" | "agreement" | "encapsulation";

function methodOf({ family }: KeyType): Method {
  if (family === "montgomery") return "agreement";
  if (family === "ml-kem") return "encapsulation";
  return family === "ec" || family === "rsa" ? "digest-signature" : "signature";
}

const TESTS: Readonly<Record<Method, (secret: KeyObject, open: KeyObject) => Promise<boolean>>> = {
  signature: (secret, open) => signsAndVerifies(null, secret, open),
  "digest-signature": (secret, open) =>
    signsAndVerifies(open.asymmetricKeyDetails?.hashAlgorithm ?? HASH, secret, open),
  async agreement(secret, open) {
    const peer = generateKeyPairSync(open.asymmetricKeyType as "x25519");
    using mine = wiped(diffieHellman({ privateKey: secret, publicKey: peer.publicKey }));
    using theirs = wiped(diffieHellman({ privateKey: peer.privateKey, publicKey: open }));
    return mine.key.equals(theirs.key);
  },
  async encapsulation(secret, open) {
    const { sharedKey, ciphertext } = await encapsulateTo(open);
    using mine = wiped(sharedKey);
    using theirs = wiped(await decapsulateWith(secret, ciphertext));
    return mine.key.equals(theirs.key);
  },
};

async function signsAndVerifies(hash: string | null, secret: KeyObject, open: KeyObject): Promise<boolean> {
  return verifyWith(hash, MESSAGE, open, await signWith(hash, MESSAGE, secret));
}

/** KeyObjects compare in constant time. */
function wiped(shared: Buffer): { readonly key: KeyObject } & Disposable {
  const key = createSecretKey(shared);
  return { key, [Symbol.dispose]: () => void shared.fill(0) };
}
