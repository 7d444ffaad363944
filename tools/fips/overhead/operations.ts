import {
  createCipheriv,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";

/** What is compared; `batch` is a number of calls that takes some 30 ms, so that the clock's grain does not matter. */
export interface Operation {
  readonly name: string;
  readonly batch: number;
  readonly prepare: () => () => void;
}

const MESSAGE = Buffer.alloc(77, 1);
const PAGE = Buffer.alloc(4096, 2);

export const OPERATIONS: readonly Operation[] = [
  { name: "SHA3-512, 77 B", batch: 15000, prepare: () => () => hash("sha3-512", MESSAGE) },
  { name: "SHA-256, 4 KiB", batch: 8000, prepare: () => () => hash("sha256", PAGE) },
  { name: "AES-256-GCM, 4 KiB", batch: 6000, prepare: () => seal(randomBytes(32)) },
  { name: "EC P-256, key pair", batch: 300, prepare: () => () => void p256() },
  { name: "ECDSA P-256, sign", batch: 1200, prepare: () => signer(p256().privateKey, "sha256") },
  { name: "ECDSA P-256, verify", batch: 500, prepare: verifier },
  { name: "ML-DSA-65, key pair", batch: 60, prepare: () => () => void mlDsa65() },
  { name: "ML-DSA-65, sign", batch: 40, prepare: () => signer(mlDsa65().privateKey, null) },
];

const mlDsa65 = () => generateKeyPairSync("ml-dsa-65");
const p256 = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

function hash(name: string, data: Buffer): void {
  createHash(name).update(data).digest();
}

function seal(key: Buffer): () => void {
  const nonce = randomBytes(12);
  return () => {
    // A real caller never repeats a nonce; nothing that is sealed here leaves the loop.
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    cipher.update(PAGE);
    cipher.final();
    cipher.getAuthTag();
  };
}

function signer(key: KeyObject, digest: string | null): () => void {
  return () => {
    sign(digest, MESSAGE, key);
  };
}

function verifier(): () => void {
  const { privateKey, publicKey } = p256();
  const signature = sign("sha256", MESSAGE, privateKey);
  return () => {
    if (!verify("sha256", MESSAGE, publicKey, signature)) throw new Error("a good signature does not verify");
  };
}
