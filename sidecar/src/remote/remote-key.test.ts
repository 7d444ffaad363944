import assert from "node:assert/strict";
import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  verify as verifyWith,
} from "node:crypto";
import { test } from "node:test";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { requireSignatureAlgorithm, SIGNATURES } from "@keyward/core/algorithms/signature";
import type { RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import { signDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { dispatch } from "../dispatch/dispatch.ts";
import { testCall } from "../dispatch/testing/test-call.ts";
import { LocalKeyRing } from "../keys/local-key-ring.ts";
import { MemoryKeys } from "../keys/memory-keys.ts";
import { soleVersion } from "../keys/versioned-key.ts";
import { decryptAsymmetric } from "../operations/asymmetric/decrypt-asymmetric.ts";
import { openSign } from "../operations/signature/open-sign.ts";
import { sign } from "../operations/signature/sign.ts";
import { verify } from "../operations/signature/verify.ts";
import { remoteSigningKey } from "./remote-signing-key.ts";

const LIMIT = { timeout: 60_000 };
const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const asked: string[] = [];

/** A backend beside this process's own keys: it signs digests, and decrypts. */
const own: Omit<RemoteUse, "computeMac" | "verifyMac" | "agree"> = {
  operations: new Set(["ECDSA-P256-SHA256", "RSA-OAEP-SHA256"]),
  signsDigests: true,
  maxMessageBytes: 4_096,
  async sign(name, { kind, bytes }) {
    asked.push(`${kind} of ${bytes.length} bytes`);
    return signDigest(requireSignatureAlgorithm(name), pair.privateKey, bytes, NO_OPTIONS);
  },
  async decrypt(_name, cipherText) {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key: rsa.privateKey, padding, oaepHash: "sha256" }, cipherText);
  },
};
const use = own as RemoteUse;

function callWith(type: string, publicKey: typeof pair.publicKey, usages: readonly string[]) {
  const bits = parseUsages(usages);
  const material = { kind: "remote", publicKeys: [publicKey], secretBytes: undefined, use } as const;
  const key = soleVersion({ type: requireKeyType(type), usages: bits, algorithm: undefined, material });
  const signatures = { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) };
  const asymmetricEncryption = { default: "RSA-OAEP-SHA256", allowed: new Set(["RSA-OAEP-SHA256"]) };
  const grants = [{ container: "*", policy: "p", usages: bits }];
  const call = testCall({ signatures, asymmetricEncryption, grants });
  return { ...call, ring: new LocalKeyRing(new MemoryKeys(), () => key) };
}

const wish = { key: { kind: "policy", policy: "p" }, algorithm: "", options: NO_OPTIONS } as const;
const message = Buffer.from("message");
const signer = () => callWith("EC-P256", pair.publicKey, ["sign", "verify"]);

test("a message is hashed here, signed elsewhere, and verified here", LIMIT, async () => {
  const call = signer();
  asked.length = 0;
  const input = { kind: "message", bytes: Buffer.alloc(100_000, 1) } as const;
  const { signature } = await dispatch(sign, { ...wish, input }, call);
  assert.deepEqual(asked, ["digest of 32 bytes"]);
  assert.ok(verifyWith("sha256", input.bytes, pair.publicKey, signature));
  assert.equal((await dispatch(verify, { ...wish, input, signature }, call)).valid, true);
  const raw = await dispatch(sign, { ...wish, input, options: { ...NO_OPTIONS, format: "raw" } }, call);
  assert.equal(raw.signature.length, 64);
});

test("a message in parts is signed at its end", LIMIT, async () => {
  const call = signer();
  using context = await dispatch(openSign, wish, call);
  for (const octet of message) context.update(Uint8Array.of(octet));
  const { output } = await context.finish({}, call);
  assert.ok(verifyWith("sha256", message, pair.publicKey, output!));
});

test("what the backend does not serve is told before it is asked", LIMIT, async () => {
  const input = { kind: "message", bytes: message } as const;
  const refused = { code: "NOT_SUPPORTED", message: /does not sign with ECDSA-P256-SHA512; it has ECDSA-P256-SHA256/ };
  await assert.rejects(
    async () => dispatch(sign, { ...wish, algorithm: "ECDSA-P256-SHA512", input }, signer()),
    refused,
  );
});

test("a ciphertext is decrypted elsewhere, with one error for everything that is wrong with it", LIMIT, async () => {
  const call = callWith("RSA-2048", rsa.publicKey, ["decrypt"]);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const ciphertext = publicEncrypt({ key: rsa.publicKey, padding, oaepHash: "sha256" }, message);
  const request = { ...wish, label: new Uint8Array(), hpke: undefined, encapsulatedKey: new Uint8Array() };
  const { plaintext } = await dispatch(decryptAsymmetric, { ...request, ciphertext }, call);
  assert.deepEqual(Buffer.from(plaintext), message);
  const short = { ...request, ciphertext: ciphertext.subarray(1) };
  await assert.rejects(async () => dispatch(decryptAsymmetric, short, call), { code: "INVALID_ARGUMENT" });
});

test("a CA key that never leaves its backend signs what certificates are made of", async () => {
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const material = {
    kind: "remote",
    publicKeys: [createPublicKey(pair.privateKey)],
    secretBytes: undefined,
    use,
  } as const;
  const key = remoteSigningKey(requireKeyAlgorithm("ECDSA-P256"), spki, material)!;
  const signature = await key.sign("sha256", message);
  assert.ok(verifyWith("sha256", message, pair.publicKey, signature));
  await assert.rejects(async () => key.sign("sha512", message), { code: "NOT_SUPPORTED", message: /sha512/ });
  assert.equal(remoteSigningKey(requireKeyAlgorithm("Ed25519"), spki, material), undefined);
});
