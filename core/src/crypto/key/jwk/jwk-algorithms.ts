import type { KeyFamily, KeyType } from "../../../algorithms/key-type.ts";
import { quote } from "../../../text/quote.ts";
import { keyFault } from "../key-fault.ts";

/** Of RSA keys, whatever they are for. Source: RFC 7518, 3.3, 3.5, 4.2 and 4.3 */
export const MIN_JOSE_RSA_BITS = 2048;

/** What `alg` means here. */
interface JwkAlgorithm {
  /** Registry name; where it depends on the key's type, its part before the type's own. */
  readonly algorithm: (type: KeyType) => string | undefined;
  readonly takes: (type: KeyType) => boolean;
}

const named = (name: string, ...types: readonly string[]): JwkAlgorithm => ({
  algorithm: () => name,
  takes: (type) => types.includes(type.name),
});
const ofFamily = (name: string, family: KeyFamily): JwkAlgorithm => ({
  algorithm: () => name,
  takes: (type) => type.family === family,
});

const AGREEMENT: JwkAlgorithm = { algorithm: agreementOf, takes: (type) => agreementOf(type) !== undefined };

/** Sources: RFC 7518, 3.1, 4.1 and 5.1; RFC 8037, 3.1; RFC 9864 */
const ALGORITHMS: ReadonlyMap<string, JwkAlgorithm> = new Map([
  ...[256, 384, 512].flatMap((bits) => [
    [`HS${bits}`, named(`HMAC-SHA-${bits}`, "HMAC")] as const,
    [`RS${bits}`, ofFamily(`RSA-PKCS1-SHA${bits}`, "rsa")] as const,
    [`PS${bits}`, ofFamily(`RSA-PSS-SHA${bits}`, "rsa")] as const,
    [`RSA-OAEP-${bits}`, ofFamily(`RSA-OAEP-SHA${bits}`, "rsa")] as const,
  ]),
  ["ES256", named("ECDSA-P256-SHA256", "EC-P256")],
  ["ES384", named("ECDSA-P384-SHA384", "EC-P384")],
  ["ES512", named("ECDSA-P521-SHA512", "EC-P521")],
  // Not registered, but met in keys on P-521, Wycheproof's among them.
  ["ES521", named("ECDSA-P521-SHA512", "EC-P521")],
  ["EdDSA", { algorithm: (type: KeyType) => type.name, takes: (type: KeyType) => type.family === "edwards" }],
  ["Ed25519", named("Ed25519", "Ed25519")],
  ["Ed448", named("Ed448", "Ed448")],
  ...["", "+A128KW", "+A192KW", "+A256KW"].map((wrap) => [`ECDH-ES${wrap}`, AGREEMENT] as const),
  ...[128, 192, 256].flatMap((bits) => [
    [`A${bits}GCM`, named(`AES-${bits}-GCM`, `AES-${bits}`)] as const,
    [`A${bits}CBC`, named(`AES-${bits}-CBC`, `AES-${bits}`)] as const,
    [`A${bits}CTR`, named(`AES-${bits}-CTR`, `AES-${bits}`)] as const,
    [`A${bits}KW`, named(`AES-${bits}-KW`, `AES-${bits}`)] as const,
    [`A${bits}GCMKW`, named(`AES-${bits}-GCM`, `AES-${bits}`)] as const,
  ]),
]);

/**
 * @returns the registry name of what `alg` stands for; undefined for keys whose type is their algorithm
 * @throws INVALID_ARGUMENT for a name that is unknown, and for one that takes another key
 */
export function requireJwkAlgorithm(alg: string, type: KeyType): string | undefined {
  if (alg === type.name) return type.name;
  const found = ALGORITHMS.get(alg);
  if (found === undefined) throw keyFault(`JWK member "alg" has ${quote(alg)}, which is not supported`);
  if (found.takes(type)) return found.algorithm(type);
  throw keyFault(`JWK member "alg" has ${quote(alg)}, which takes no key of type ${type.name}`);
}

/** @returns the type of a secret that `alg` needs; undefined where it tells nothing */
export function secretTypeOf(alg: string | undefined): string | undefined {
  if (alg === undefined) return undefined;
  if (/^HS\d/.test(alg)) return "HMAC";
  const bits = /^A(128|192|256)(?:GCM|CBC|CTR|KW|GCMKW)$/.exec(alg)?.[1];
  return bits && `AES-${bits}`;
}

/** @throws INVALID_ARGUMENT for a key that is shorter than the hash of its `alg` (RFC 7518, 3.2) */
export function assertLongEnough(alg: string | undefined, length: number): void {
  const bits = Number(/^HS(\d{3})$/.exec(alg ?? "")?.[1] ?? 0);
  if (length * 8 < bits) throw keyFault(`a JWK with alg ${alg} has at least ${bits / 8} bytes, not ${length}`);
}

function agreementOf({ name, family }: KeyType): string | undefined {
  if (family === "montgomery") return name;
  return family === "ec" ? name.replace("EC-", "ECDH-") : undefined;
}
