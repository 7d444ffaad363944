import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import type { HpkeSuite } from "../../algorithms/hpke.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { decapsulateWith, encapsulateWith, ephemeralPair, type KeyPair } from "./dhkem.ts";
import { LabeledKdf } from "./labeled-kdf.ts";

// Written here, over OpenSSL's curves, HMAC and AEADs, because every library of it wants the keys' bytes, and ours are handles.

/** What both sides know, and what proves the sender. */
export interface HpkeOptions<Sender extends KeyPair | KeyObject> {
  readonly info: Uint8Array;
  readonly associatedData: Uint8Array;
  readonly preSharedKey: PreSharedKey | undefined;
  /** A pair to seal, a public key to open. */
  readonly sender: Sender | undefined;
}

type AnyOptions = HpkeOptions<KeyPair | KeyObject>;

export interface PreSharedKey {
  readonly key: KeyObject;
  readonly id: Uint8Array;
}

export interface Sealed {
  readonly encapsulatedKey: Uint8Array;
  /** The tag is at its end. */
  readonly ciphertext: Uint8Array;
}

/** RFC 9180, 7.2.1 allows far more; each is hashed in every operation. */
const MAX_INPUT_BYTES = 64 * 1024;
/** RFC 9180, 9.5: so that nobody can try them all. */
const MIN_PSK_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONE = new Uint8Array();

/**
 * Encrypts one message to the holder of a key: a new ephemeral key each time, so that the nonce may be the first.
 * @param recipient public
 * @throws INVALID_ARGUMENT for options out of bounds
 * Source: RFC 9180, 6.1
 */
export async function seal(
  suite: HpkeSuite,
  recipient: KeyObject,
  plaintext: Uint8Array,
  options: HpkeOptions<KeyPair>,
): Promise<Sealed> {
  return sealWith(suite, recipient, plaintext, options, await ephemeralPair(suite.kem));
}

/** The same with a given ephemeral key: for the examples of RFC 9180 only, as two messages under one would share their nonce. */
export async function sealWith(
  suite: HpkeSuite,
  recipient: KeyObject,
  plaintext: Uint8Array,
  options: HpkeOptions<KeyPair>,
  ephemeral: KeyPair,
): Promise<Sealed> {
  assertOptions(options);
  const { encapsulatedKey, sharedSecret } = await encapsulateWith(suite.kem, recipient, options.sender, ephemeral);
  const { key, nonce } = schedule(suite, sharedSecret, options);
  const cipher = createCipheriv(suite.aead.cipher as "aes-128-gcm", key, nonce, { authTagLength: TAG_BYTES });
  key.fill(0);
  cipher.setAAD(options.associatedData);
  return {
    encapsulatedKey,
    ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  };
}

/**
 * Decrypts what `seal` made.
 * @throws INVALID_ARGUMENT with one text for every reason why the ciphertext may not hold
 */
export async function open(
  suite: HpkeSuite,
  recipient: KeyPair,
  { encapsulatedKey, ciphertext }: Sealed,
  options: HpkeOptions<KeyObject>,
): Promise<Buffer> {
  assertOptions(options);
  if (ciphertext.length < TAG_BYTES) throw doesNotOpen();
  const sharedSecret = await decapsulateWith(suite.kem, recipient, options.sender, encapsulatedKey);
  const { key, nonce } = schedule(suite, sharedSecret, options);
  const decipher = createDecipheriv(suite.aead.cipher as "aes-128-gcm", key, nonce, { authTagLength: TAG_BYTES });
  key.fill(0);
  decipher.setAAD(options.associatedData);
  const at = ciphertext.length - TAG_BYTES;
  decipher.setAuthTag(ciphertext.subarray(at));
  const plaintext = decipher.update(ciphertext.subarray(0, at));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw doesNotOpen();
  }
  return plaintext;
}

/** Source: RFC 9180, 5.1: KeySchedule; the sequence number of the only message is 0, so its nonce is the base nonce. */
function schedule({ kem, kdf, aead }: HpkeSuite, sharedSecret: Buffer, { info, preSharedKey, sender }: AnyOptions) {
  const labeled = new LabeledKdf(kdf.hash, "HPKE", [kem.id, kdf.id, aead.id]);
  const mode = Uint8Array.of((preSharedKey === undefined ? 0 : 1) + (sender === undefined ? 0 : 2));
  const pskIdHash = labeled.extract(NONE, "psk_id_hash", preSharedKey?.id ?? NONE);
  const context = Buffer.concat([mode, pskIdHash, labeled.extract(NONE, "info_hash", info)]);
  const psk = preSharedKey?.key.export() ?? Buffer.alloc(0);
  const secret = labeled.extract(sharedSecret, "secret", psk);
  const key = labeled.expand(secret, "key", context, aead.keyBytes);
  const nonce = labeled.expand(secret, "base_nonce", context, NONCE_BYTES);
  for (const bytes of [sharedSecret, psk, secret]) bytes.fill(0);
  return { key, nonce };
}

/** Source: RFC 9180, 5.1: VerifyPSKInputs */
function assertOptions({ info, associatedData, preSharedKey }: AnyOptions): void {
  const inputs = { info, associated_data: associatedData, pre_shared_key_id: preSharedKey?.id ?? NONE };
  for (const [name, { length }] of Object.entries(inputs)) {
    if (length > MAX_INPUT_BYTES) throw fault(`hpke.${name} has ${length} bytes; the most is ${MAX_INPUT_BYTES}`);
  }
  if (preSharedKey === undefined) return;
  if (preSharedKey.id.length === 0) throw fault("hpke.pre_shared_key_id is empty; a pre-shared key needs one");
  const bytes = preSharedKey.key.symmetricKeySize ?? 0;
  if (bytes < MIN_PSK_BYTES) throw fault(`the pre-shared key has ${bytes} bytes; it needs at least ${MIN_PSK_BYTES}`);
}

function doesNotOpen(): KeywardError {
  return fault("the ciphertext does not decrypt with this key, encapsulated key and options");
}

function fault(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
