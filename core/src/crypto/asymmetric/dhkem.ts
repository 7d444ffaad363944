import { Buffer } from "node:buffer";
import { generateKeyPair, generateKeyPairSync, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { HpkeKem } from "../../algorithms/hpke.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import { agree } from "../agreement/agree.ts";
import { exportRawPublic } from "../key/raw/raw-export.ts";
import { importRawPublic } from "../key/raw/raw-public.ts";
import { LabeledKdf } from "./labeled-kdf.ts";

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface EncapsulatedSecret {
  /** The ephemeral public key, as RFC 9180, 7.1.1 writes it. */
  readonly encapsulatedKey: Uint8Array;
  readonly sharedSecret: Buffer;
}

/**
 * Source: RFC 9180, 4.1: Encap and AuthEncap
 * @param sender where it is there, the recipient learns who encrypted
 * @param ephemeral of the KEM's curve; used once
 */
export async function encapsulateWith(
  kem: HpkeKem,
  recipient: KeyObject,
  sender: KeyPair | undefined,
  ephemeral: KeyPair,
): Promise<EncapsulatedSecret> {
  const encapsulatedKey = exportRawPublic(ephemeral.publicKey);
  const secrets = [await agree(kem.agreement, ephemeral.privateKey, recipient)];
  const context = [encapsulatedKey, exportRawPublic(recipient)];
  if (sender !== undefined) {
    secrets.push(await agree(kem.agreement, sender.privateKey, recipient));
    context.push(exportRawPublic(sender.publicKey));
  }
  return { encapsulatedKey, sharedSecret: extractAndExpand(kem, secrets, context) };
}

/**
 * Source: RFC 9180, 4.1: Decap and AuthDecap
 * @param sender where it is there, nobody else can have encrypted
 * @throws INVALID_ARGUMENT for an encapsulated key that is none
 */
export async function decapsulateWith(
  kem: HpkeKem,
  recipient: KeyPair,
  sender: KeyObject | undefined,
  encapsulatedKey: Uint8Array,
): Promise<Buffer> {
  const ephemeral = importEncapsulated(kem, encapsulatedKey);
  const secrets = [await agree(kem.agreement, recipient.privateKey, ephemeral)];
  const context = [encapsulatedKey, exportRawPublic(recipient.publicKey)];
  if (sender !== undefined) {
    secrets.push(await agree(kem.agreement, recipient.privateKey, sender));
    context.push(exportRawPublic(sender));
  }
  return extractAndExpand(kem, secrets, context);
}

/** @returns a pair of the KEM's curve, made off the event loop where that takes more than 100 us */
export async function ephemeralPair({ agreement: { keyType, slow } }: HpkeKem): Promise<KeyPair> {
  const { recipe } = keyType;
  if (recipe.kind === "ec") {
    const { namedCurve } = recipe;
    return slow ? promisify(generateKeyPair)("ec", { namedCurve }) : generateKeyPairSync("ec", { namedCurve });
  }
  return keyType.name === "X448" ? generateKeyPairSync("x448") : generateKeyPairSync("x25519");
}

function importEncapsulated({ name, agreement, encapsulatedBytes }: HpkeKem, bytes: Uint8Array): KeyObject {
  if (bytes.length === encapsulatedBytes) return importRawPublic(agreement.keyType, bytes);
  const text = `encapsulated_key has ${bytes.length} bytes; with ${name} it has ${encapsulatedBytes}`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}

function extractAndExpand(kem: HpkeKem, secrets: readonly Buffer[], context: readonly Uint8Array[]): Buffer {
  const { id, hash, secretBytes } = kem;
  const kdf = new LabeledKdf(hash, "KEM", [id]);
  const dh = Buffer.concat(secrets);
  const pseudorandom = kdf.extract(new Uint8Array(), "eae_prk", dh);
  const shared = kdf.expand(pseudorandom, "shared_secret", Buffer.concat(context), secretBytes);
  for (const bytes of [...secrets, dh, pseudorandom]) bytes.fill(0);
  return shared;
}
