import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type Answer, okOf, refusalText } from "../engine/answer.ts";
import type { Engine, KeyToImport } from "../engine/engine.ts";
import { expectBytes, expectRefusal, failed, PASSED, type Verdict } from "./runner.ts";

export interface CipherCase {
  readonly key: KeyToImport;
  readonly algorithm: string;
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
  readonly associatedData: Uint8Array;
  /** Undefined for key wrap. */
  readonly nonce: Uint8Array | undefined;
  /** Undefined: either is right. */
  readonly isValid: boolean | undefined;
}

/** FAILED_PRECONDITION */
const NONCE_REFUSED = 9;

/** Decrypts, and encrypts where the case is valid. */
export async function cipherCase(engine: Engine, test: CipherCase): Promise<Verdict> {
  const { algorithm, ciphertext, tag, associatedData } = test;
  const nonce = test.nonce ?? new Uint8Array();
  const decrypted = await engine.withKey(test.key, (key) =>
    engine.call(CryptoService.method.decrypt, { key, algorithm, ciphertext, tag, associatedData, nonce }),
  );
  const opened = okOf(decrypted)?.plaintext;
  if (test.isValid === false) return expectRefusal(opened !== undefined);
  if (test.isValid === undefined && opened === undefined) return PASSED;
  const verdict = expectBytes(opened, test.plaintext, refusalText(decrypted));
  return verdict === PASSED ? encryptCase(engine, test) : verdict;
}

/** Vectors use one nonce for several messages, which the server refuses from the second on; decryption has proved them. */
async function encryptCase(engine: Engine, test: CipherCase): Promise<Verdict> {
  const { algorithm, plaintext, ciphertext, associatedData, nonce, key } = test;
  const given = nonce === undefined ? {} : { nonce };
  const tagBytes = algorithm.endsWith("-GCM") ? test.tag.length : 0;
  const isReused = nonce !== undefined && engine.sawNonce(algorithm, key.data, nonce);
  const answer: Answer<{ ciphertext: Uint8Array; tag: Uint8Array }> = await engine.withKey(key, (ref) =>
    engine.call(CryptoService.method.encrypt, { key: ref, algorithm, plaintext, associatedData, tagBytes, ...given }),
  );
  if (isReused && "refusal" in answer && answer.refusal.code === NONCE_REFUSED) return PASSED;
  const made = okOf(answer);
  if (made === undefined) return failed(`encrypting: ${refusalText(answer)}`);
  const verdict = expectBytes(made.ciphertext, ciphertext);
  return verdict === PASSED ? expectBytes(made.tag, test.tag) : verdict;
}
