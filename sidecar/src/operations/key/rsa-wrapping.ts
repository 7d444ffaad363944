import { ASYMMETRIC_CIPHERS, type AsymmetricCipher, type OaepConstruction } from "@keyward/core/algorithms/asymmetric";
import { registryOf } from "@keyward/core/algorithms/registry";
import { decryptOaep, encryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import { pairOf, publicOf } from "../asymmetric/hpke-options.ts";
import { decryptRemotely } from "../asymmetric/remote-decryption.ts";
import { unwrappingFailed, type WrappedKey } from "./wrapped-key.ts";

interface OaepAlgorithm extends AsymmetricCipher {
  readonly construction: OaepConstruction;
}

const FAMILY: AlgorithmFamily<OaepAlgorithm> = {
  section: "asymmetricEncryption",
  kind: "key wrapping algorithm",
  registry: registryOf([...ASYMMETRIC_CIPHERS.values()].filter(isOaep)),
  fits: (_row, { type }) => type.family === "rsa",
};

const NOTHING = new Uint8Array(0);

/** @throws as chooseAlgorithm does; INVALID_ARGUMENT for more bytes than the RSA key holds */
export function wrapForRsa(named: string, wrapping: Key, bytes: Uint8Array, profile: Profile): WrappedKey {
  const { name: algorithm, construction } = chooseAlgorithm(FAMILY, named, wrapping, profile);
  const wrappedKey = encryptOaep(construction, publicOf(wrapping), bytes, NOTHING);
  return { algorithm, wrappedKey, nonce: NOTHING, tag: NOTHING };
}

/** Works off the event loop. @throws as chooseAlgorithm does; INVALID_ARGUMENT */
export async function unwrapWithRsa(wrapped: WrappedKey, wrapping: Key, call: Call): Promise<Uint8Array> {
  const { name, construction } = chooseAlgorithm(FAMILY, wrapped.algorithm, wrapping, call.profile);
  if (wrapped.nonce.length + wrapped.tag.length > 0) {
    throw new KeywardError("INVALID_ARGUMENT", `${name} takes neither nonce nor tag; leave them out`);
  }
  const { material } = wrapping;
  try {
    if (material.kind === "remote") {
      return await decryptRemotely(material, { algorithm: name, ciphertext: wrapped.wrappedKey, label: NOTHING }, call);
    }
    return await decryptOaep(construction, pairOf(wrapping).privateKey, wrapped.wrappedKey, NOTHING);
  } catch (error) {
    if (material.kind === "remote" && !isVerdict(error)) throw error;
    throw unwrappingFailed();
  }
}

/** What the ciphertext is to blame for; a backend that is away is another matter. */
function isVerdict(error: unknown): boolean {
  return error instanceof KeywardError && error.code === "INVALID_ARGUMENT";
}

function isOaep(row: AsymmetricCipher): row is OaepAlgorithm {
  return row.construction.kind === "rsa-oaep";
}
