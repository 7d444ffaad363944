import { digest, requireHash } from "@keyward/core/algorithms/hash";
import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { parseHex, toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

/** A private key and its public half; of the long ones the SHA-256. */
type Pair = readonly [type: string, privateKey: string, publicKey: string];

const COUNTING_32 = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const COUNTING_64 = `${COUNTING_32}202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f`;
/** Longer than any point of a curve. */
const LONG_BYTES = 200;

/** Sources: RFC 6979, A.2.5; RFC 8032, 7.1; RFC 7748, 6.1; RFC 9881, C.1; RFC 9935, C.1 */
const PAIRS: readonly Pair[] = [
  [
    "EC-P256",
    "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
    "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
  ],
  [
    "Ed25519",
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  ],
  [
    "X25519",
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
  ],
  ["ML-DSA-44", COUNTING_32, "9f107644c1084526af3bc8098680b05499a2325a644e388fb4f970e058d19d46"],
  ["ML-KEM-512", COUNTING_64, "3ae268dccc5456ac0d0f9b39257dc48fe081383b97c400512d712b739762daee"],
];

/** Public keys from private keys and seeds, by the formats that imports take. */
export const keyKnownAnswers: readonly KnownAnswer[] = PAIRS.map(([name, privateKey, publicKey]) => {
  const type = requireKeyType(name);
  return { name: `key/${name}`, algorithm: name, fips: type.fips, run: () => publicOf(type, privateKey) === publicKey };
});

function publicOf(type: KeyType, privateKey: string): string {
  const { material } = importKey({ format: "raw", data: parseHex(privateKey), type });
  const bytes = exportPublicKey(type, material, "raw");
  return toHex(bytes.length > LONG_BYTES ? digest(requireHash("SHA-256"), bytes) : bytes);
}
