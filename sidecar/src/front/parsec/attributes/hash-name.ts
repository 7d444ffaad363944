import { Hash } from "@keyward/proto/light/gen/parsec/algorithm";

/** What the registry calls them; the others are broken or out of use. */
const NAMES: ReadonlyMap<Hash, string> = new Map([
  [Hash.SHA_224, "SHA-224"],
  [Hash.SHA_256, "SHA-256"],
  [Hash.SHA_384, "SHA-384"],
  [Hash.SHA_512, "SHA-512"],
  [Hash.SHA_512_224, "SHA-512/224"],
  [Hash.SHA_512_256, "SHA-512/256"],
  [Hash.SHA3_224, "SHA3-224"],
  [Hash.SHA3_256, "SHA3-256"],
  [Hash.SHA3_384, "SHA3-384"],
  [Hash.SHA3_512, "SHA3-512"],
]);

const DEPRECATED: readonly Hash[] = [Hash.MD2, Hash.MD4, Hash.MD5, Hash.SHA_1];

/** @returns undefined for one that the engine lacks */
export function hashName(hash: Hash): string | undefined {
  return NAMES.get(hash);
}

/** @returns the hash inside of a longer name: SHA256, SHA512-256, SHA3-256 */
export function hashPart(hash: Hash): string | undefined {
  return NAMES.get(hash)?.replace(/^SHA-/, "SHA").replace("/", "-");
}

export function isDeprecatedHash(hash: Hash | undefined): boolean {
  return hash !== undefined && DEPRECATED.includes(hash);
}
