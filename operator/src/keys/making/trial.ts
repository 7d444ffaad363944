import { createHash, createHmac } from "node:crypto";
import { AGREEMENTS, requireAgreement } from "@keyward/core/algorithms/agreement";
import { requireAsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import { digest } from "@keyward/core/algorithms/hash";
import { type KeyAlgorithm, requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { hasUsage, type KeyUsages } from "@keyward/core/algorithms/key-usage";
import { requireMac } from "@keyward/core/algorithms/mac";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { SignedInput } from "@keyward/core/backend/key-use";
import { agree } from "@keyward/core/crypto/agreement/agree";
import { encryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { verify } from "@keyward/core/crypto/signature/signature";
import { Secret } from "@keyward/core/secret/secret";

/** A version of a key in the backend that holds it. */
export interface TriedKey {
  readonly backend: Omit<Backend, typeof Symbol.asyncDispose>;
  readonly ref: BackendKeyRef;
  /** SubjectPublicKeyInfo, DER; undefined for a secret key. */
  readonly publicKey: Uint8Array | undefined;
  /** What the policy lets it do. */
  readonly usages: KeyUsages;
}

const MESSAGE = Buffer.from("keyward.dev: a new version is used once before anyone depends on it");
const NOTHING = new Uint8Array();
const CONTEXT = "keyward.dev/trial";

/**
 * Uses a key once through its backend, and checks with what everyone knows of it.
 * @throws BackendError; BadAnswer where the backend's answer does not fit the key
 */
export async function tryKey(key: TriedKey, signal: AbortSignal): Promise<void> {
  const algorithm = requireKeyAlgorithm(key.ref.algorithm);
  const holds = await methodOf(algorithm, key.usages)(key, algorithm, signal);
  if (holds) return;
  const next = "see whether the key was changed there; the version is not activated";
  throw new BackendError(
    "BadAnswer",
    `what the backend computed with the new version does not fit its public key. Next: ${next}`,
  );
}

type Trial = (key: TriedKey, algorithm: KeyAlgorithm, signal: AbortSignal) => Promise<boolean>;

function methodOf({ symmetric, name }: KeyAlgorithm, usages: KeyUsages): Trial {
  if (hasUsage(usages, "sign")) return symmetric ? macTrial : signatureTrial;
  if (AGREEMENTS.has(name) && hasUsage(usages, "agree")) return agreementTrial;
  if (!symmetric && hasUsage(usages, "decrypt")) return decryptionTrial;
  return symmetric ? secretTrial : presenceTrial;
}

const signatureTrial: Trial = async ({ backend, ref, publicKey = NOTHING }, _, signal) => {
  const { operations, signsDigests } = backend.capabilities.algorithms.get(ref.algorithm) ?? NO_CAPABILITY;
  const row = [...operations].map((name) => SIGNATURES.get(name)).find((found) => found !== undefined);
  if (row === undefined) return false;
  const input: SignedInput =
    signsDigests && row.hash !== undefined
      ? { kind: "digest", bytes: digest(row.hash, MESSAGE) }
      : { kind: "message", bytes: MESSAGE };
  const signature = await backend.use.sign(ref, row.name, input, signal);
  return verify(row, { publicKeys: importSpki(publicKey).keys }, MESSAGE, signature, NO_OPTIONS);
};

const NO_CAPABILITY = { operations: new Set<string>(), signsDigests: false };

const macTrial: Trial = async ({ backend, ref }, algorithm, signal) => {
  const name = algorithm.only ?? algorithm.name;
  const mac = await backend.use.computeMac(ref, name, MESSAGE, signal);
  return backend.use.verifyMac(ref, name, MESSAGE, mac, signal);
};

const agreementTrial: Trial = async ({ backend, ref, publicKey = NOTHING }, { name, type }, signal) => {
  const peer = (await generateKeyMaterial(type)) as PairMaterial;
  using theirs = await backend.use.agree(ref, peer.publicKeys[0]!.export({ type: "spki", format: "der" }), signal);
  using ours = new Secret(await agree(requireAgreement(name), peer.privateKeys[0]!, importSpki(publicKey).keys[0]!));
  return ours.equals(theirs);
};

const decryptionTrial: Trial = async ({ backend, ref, publicKey = NOTHING }, _, signal) => {
  const { operations } = backend.capabilities.algorithms.get(ref.algorithm) ?? NO_CAPABILITY;
  const name = [...operations].find((operation) => operation.startsWith("RSA-OAEP"));
  const construction = name === undefined ? undefined : requireAsymmetricCipher(name).construction;
  if (construction?.kind !== "rsa-oaep") return true;
  const sent = MESSAGE.subarray(0, 16);
  const cipherText = await encryptOaep(construction, importSpki(publicKey).keys[0]!, sent, NOTHING);
  using opened = await backend.use.decrypt(ref, name!, cipherText, signal);
  return opened.use((bytes) => sent.equals(bytes));
};

const secretTrial: Trial = async (key, algorithm, signal) => {
  const { backend, ref } = key;
  if (backend.capabilities.delivery === "material") {
    using material = await backend.admin.material(ref, signal);
    return material.length * 8 === algorithm.type.bits;
  }
  if (!backend.capabilities.dataKeys) return presenceTrial(key, algorithm, signal);
  const { plain, wrapped } = await backend.use.generateDataKey(ref, CONTEXT, signal);
  using made = plain;
  using opened = await backend.use.openDataKey(ref, wrapped, CONTEXT, signal);
  return made.equals(opened);
};

/** Where the policy permits nothing that could be tried. */
const presenceTrial: Trial = async ({ backend, ref }, _, signal) =>
  (await backend.admin.describe(ref, signal))?.state === "Enabled";

/** What a secret key shows of itself: a code over this text. */
const CHECK_TEXT = Buffer.from("keyward.dev/key-check-value");

/**
 * @returns SHA-256 of the public key; of a secret key an HMAC over a fixed text, by the key itself; of one that can do no such thing where
 *   it is, a SHA-256 of how its backend names it. Lower-case hexadecimal
 */
export async function fingerprintOf({ backend, ref, publicKey }: TriedKey, signal: AbortSignal): Promise<string> {
  if (publicKey !== undefined) return sha256(publicKey);
  const { only } = requireKeyAlgorithm(ref.algorithm);
  if (only !== undefined) return sha256(await backend.use.computeMac(ref, only, CHECK_TEXT, signal));
  if (backend.capabilities.delivery !== "material") return sha256(Buffer.from(ref.id));
  using material = await backend.admin.material(ref, signal);
  return fingerprintOfSecret(ref.algorithm, material);
}

/** The same of a secret key whose bytes are here. */
export function fingerprintOfSecret(algorithm: string, material: Secret): string {
  const { only } = requireKeyAlgorithm(algorithm);
  const construction = only === undefined ? undefined : requireMac(only).construction;
  const digestName = construction?.kind === "hmac" ? construction.digest : "sha256";
  const code = material.use((bytes) => createHmac(digestName, bytes).update(CHECK_TEXT).digest());
  return only === undefined ? code.toString("hex") : sha256(code);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
