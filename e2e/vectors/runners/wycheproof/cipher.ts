import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { cipherCase } from "../cipher-case.ts";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { validityOf, type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface CipherCase extends WycheproofCase {
  readonly key: string;
  readonly iv?: string;
  readonly aad?: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag?: string;
}

interface CipherGroup {
  readonly tests: readonly CipherCase[];
}

/** File name to the algorithm's name after the size of the key. */
const FILES: readonly (readonly [RegExp, string])[] = [
  [/^aes_gcm_/, "GCM"],
  [/^aes_cbc_pkcs5_/, "CBC"],
  [/^aes_wrap_/, "KW"],
  [/^aes_kwp_/, "KWP"],
];

export const wycheproofCipher = wycheproof<CipherCase, CipherGroup>(
  /^(aes_(gcm|cbc_pkcs5|wrap|kwp)|chacha20_poly1305|xchacha20_poly1305)_test/,
  async (test, _group, engine, file) => {
    const name = file.path.slice("wycheproof/".length);
    if (name.startsWith("xchacha20"))
      return skipped("XChaCha20-Poly1305 is not in the registry: it is no standard, and OpenSSL lacks it");
    const key = unhex(test.key);
    const isChaCha = name.startsWith("chacha20");
    const bits = key.length * 8;
    const algorithm = isChaCha
      ? "ChaCha20-Poly1305"
      : `AES-${bits}-${FILES.find(([pattern]) => pattern.test(name))![1]}`;
    const type = isChaCha ? "ChaCha20" : `AES-${bits}`;
    return cipherCase(engine, {
      key: { format: KeyFormat.RAW, data: key, type, usages: ["encrypt", "decrypt"] },
      algorithm,
      plaintext: unhex(test.msg),
      ciphertext: unhex(test.ct),
      tag: unhex(test.tag ?? ""),
      associatedData: unhex(test.aad ?? ""),
      nonce: test.iv === undefined ? undefined : unhex(test.iv),
      isValid: validityOf(test),
    });
  },
);
