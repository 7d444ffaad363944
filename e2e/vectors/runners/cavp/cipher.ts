import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { cipherCase } from "../cipher-case.ts";
import { unhex } from "../hex.ts";
import { recordFiles } from "./cavp.ts";

export const cavpGcm = recordFiles(
  /^cavp\/gcm(En|De)crypt/,
  (record) => record.has("Key"),
  async (record, engine) => {
    const key = unhex(record.get("Key"));
    return cipherCase(engine, {
      key: { format: KeyFormat.RAW, data: key, type: `AES-${key.length * 8}`, usages: ["encrypt", "decrypt"] },
      algorithm: `AES-${key.length * 8}-GCM`,
      plaintext: unhex(record.get("PT")),
      ciphertext: unhex(record.get("CT")),
      tag: unhex(record.get("Tag")),
      associatedData: unhex(record.get("AAD")),
      nonce: unhex(record.get("IV")),
      isValid: !record.has("FAIL"),
    });
  },
);

/** KW_AE_256.txt encrypts, KWP_AD_128.txt decrypts with padding; each case is tried both ways. */
export const cavpKeyWrap = recordFiles(
  /^cavp\/KWP?_A[ED]_\d+\.txt$/,
  (record) => record.has("K"),
  async (record, engine, { path }) => {
    const key = unhex(record.get("K"));
    return cipherCase(engine, {
      key: { format: KeyFormat.RAW, data: key, type: `AES-${key.length * 8}`, usages: ["encrypt", "decrypt"] },
      algorithm: `AES-${key.length * 8}-${path.startsWith("cavp/KWP_") ? "KWP" : "KW"}`,
      plaintext: unhex(record.get("P")),
      ciphertext: unhex(record.get("C")),
      tag: new Uint8Array(),
      associatedData: new Uint8Array(),
      nonce: undefined,
      isValid: !record.has("FAIL"),
    });
  },
);
