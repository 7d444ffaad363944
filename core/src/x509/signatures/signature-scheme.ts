import { type AlgorithmIdentifier, hasNoParameters } from "../algorithm-identifier.ts";
import { SLH_DSA_SETS } from "../oids.ts";

/** How a signature on something that came from outside is verified; what Keyward signs with is in core/algorithms. */
export interface SignatureScheme {
  readonly keyType: string;
  /** Name of the hash in node:crypto; null where the scheme has its own. */
  readonly nodeHash: string | null;
  /** Whether the AlgorithmIdentifier has only the parameters that it may have. */
  readonly takesParameters: (algorithm: AlgorithmIdentifier) => boolean;
}

const RSA = "1.2.840.113549.1.1";
const ECDSA = "1.2.840.10045.4";
const NIST = "2.16.840.1.101.3.4.3";

/** By object identifier. Sources: RFC 4055, RFC 5758, RFC 8410, RFC 9881, RFC 9909, NIST register. MD2, MD4, MD5 and DSA are left out. */
export const SIGNATURE_SCHEMES: ReadonlyMap<string, SignatureScheme> = new Map([
  [`${RSA}.5`, rsa("sha1")],
  [`${RSA}.14`, rsa("sha224")],
  [`${RSA}.11`, rsa("sha256")],
  [`${RSA}.12`, rsa("sha384")],
  [`${RSA}.13`, rsa("sha512")],
  [`${RSA}.16`, rsa("sha512-256")],
  [`${NIST}.14`, rsa("sha3-256")],
  [`${NIST}.15`, rsa("sha3-384")],
  [`${NIST}.16`, rsa("sha3-512")],
  [`${ECDSA}.1`, bare("ecdsa", "sha1")],
  [`${ECDSA}.3.1`, bare("ecdsa", "sha224")],
  [`${ECDSA}.3.2`, bare("ecdsa", "sha256")],
  [`${ECDSA}.3.3`, bare("ecdsa", "sha384")],
  [`${ECDSA}.3.4`, bare("ecdsa", "sha512")],
  [`${NIST}.10`, bare("ecdsa", "sha3-256")],
  [`${NIST}.11`, bare("ecdsa", "sha3-384")],
  [`${NIST}.12`, bare("ecdsa", "sha3-512")],
  ["1.3.101.112", bare("ed25519", null)],
  ["1.3.101.113", bare("ed448", null)],
  [`${NIST}.17`, bare("ml-dsa-44", null)],
  [`${NIST}.18`, bare("ml-dsa-65", null)],
  [`${NIST}.19`, bare("ml-dsa-87", null)],
  ...SLH_DSA_SETS.map((set, index) => [`${NIST}.${20 + index}`, bare(`slh-dsa-${set}`, null)] as const),
]);

function rsa(nodeHash: string): SignatureScheme {
  return { keyType: "rsa", nodeHash, takesParameters: hasNoParameters };
}

function bare(keyType: string, nodeHash: string | null): SignatureScheme {
  return { keyType, nodeHash, takesParameters: ({ parameters }) => parameters === undefined };
}
