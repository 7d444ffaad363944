import assert from "node:assert/strict";
import { constants, createDecipheriv, createHash, createPublicKey, verify } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { unhex } from "../../interop/peer.ts";
import { type KeywardServer, startKeyward } from "../../judges/keyward-server.ts";
import { runClient, type Seen } from "../../judges/run-client.ts";
import { parsecJudge } from "../../judges/rust-programs.ts";
import { permissiveProfile } from "../../vectors/engine/profile.ts";

/** A judge that is built from nothing takes minutes. */
const LIMIT = { timeout: 900_000 };
const SIGNED = Buffer.from("signed by way of the crate");
const SECRET = "sealed by way of the crate";
const KEY = Buffer.alloc(32, 3);
const TAG_BYTES = 16;
const IV_BYTES = 16;
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

describe("the crate parsec-client, unmodified", LIMIT, () => {
  let keyward: KeywardServer;
  let all: ReadonlyMap<string, Seen>;
  const sees = (name: string, expected: object) => assert.deepEqual(all.get(name), expected, name);
  const hexOf = (name: string, field: string) => unhex(all.get(name)?.[field] as string | undefined);

  before(async () => {
    const program = await parsecJudge();
    keyward = await startKeyward(permissiveProfile(), "parsec");
    all = await runClient([program], { PARSEC_SERVICE_ENDPOINT: `unix:${keyward.parsecSocket}` });
  }, LIMIT);
  after(() => keyward?.[Symbol.asyncDispose]());

  test("finds the service and what it offers", () => {
    sees("ping", { version: [1, 0] });
    sees("providers", { ids: ["MbedCrypto", "Core"], chosen: "MbedCrypto" });
    sees("authenticators", { ids: ["Direct"] });
    sees("opcodes", { core: CORE_OPERATIONS, crypto: CRYPTO_OPERATIONS });
  });

  test("is told that only administrators manage clients", () => {
    sees("list-clients", { error: "AdminOperation" });
    sees("delete-client", { error: "AdminOperation" });
  });

  test("asks what can be done", () => {
    sees("can-do", {});
    sees("cannot-do", { error: "PsaErrorNotSupported" });
  });

  test("makes a key, finds it as it was made, and destroys it", () => {
    assert.equal(hexOf("generate-key", "point").length, 65);
    sees("generate-again", { error: "PsaErrorAlreadyExists" });
    const type = "EccKeyPair { curve_family: SecpR1 }";
    sees("key-attributes", { type, bits: 256, usages: [true, true, true, true, false] });
    sees("list-keys", { names: ["managed"] });
    sees("destroy-key", {});
    sees("destroy-again", { error: "PsaErrorDoesNotExist" });
  });

  test("has its keys for itself", () => sees("another-application", { names: [], export: "PsaErrorDoesNotExist" }));

  test("exports a key that may leave, and no other", () => {
    sees("export-key", { same: true });
    sees("export-kept", { error: "PsaErrorNotPermitted" });
  });

  test("signs with ECDSA what others verify", () => {
    for (const name of ["sign-ecdsa", "sign-message"]) {
      const key = { key: pointKey(hexOf(name, "public")), dsaEncoding: "ieee-p1363" } as const;
      assert.ok(verify("sha256", SIGNED, key, hexOf(name, "signature")), name);
    }
  });

  test("signs with RSA what others verify", () => {
    for (const [name, padding] of [
      ["sign-rsa", {}],
      ["sign-pss", PSS],
    ] as const) {
      const key = createPublicKey({ key: hexOf(name, "public"), format: "der", type: "pkcs1" });
      assert.ok(verify("sha256", SIGNED, { key, ...padding }, hexOf(name, "signature")), name);
    }
  });

  test("is told of a signature that does not hold, and of a key that is for something else", () => {
    sees("verify-wrong", { verified: "PsaErrorInvalidSignature", signed: "PsaErrorNotPermitted" });
  });

  test("encrypts to an RSA key, by OAEP and by PKCS#1 v1.5", () => {
    sees("encrypt-oaep", { opened: true, bytes: 256 });
    sees("encrypt-pkcs1", { opened: true, bytes: 256 });
  });

  test("seals with AEADs what others open", () => {
    for (const [name, algorithm] of [
      ["aead-gcm", "aes-256-gcm"],
      ["aead-chacha", "chacha20-poly1305"],
    ] as const) {
      const sealed = hexOf(name, "sealed");
      const options = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv(algorithm as "aes-256-gcm", KEY, hexOf(name, "nonce"), options);
      decipher.setAAD(Buffer.from("associated"), { plaintextLength: sealed.length - TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      assert.equal(decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8"), SECRET);
      assert.equal(all.get(name)?.opened, true, name);
    }
    sees("aead-changed", { opened: "PsaErrorInvalidSignature" });
  });

  test("encrypts with ciphers what others decrypt", () => {
    for (const [name, algorithm] of [
      ["cipher-ctr", "aes-256-ctr"],
      ["cipher-cbc", "aes-256-cbc"],
    ] as const) {
      const sealed = hexOf(name, "sealed");
      const decipher = createDecipheriv(algorithm, KEY, sealed.subarray(0, IV_BYTES));
      assert.equal(decipher.update(sealed.subarray(IV_BYTES), undefined, "utf8") + decipher.final("utf8"), SECRET);
      assert.equal(all.get(name)?.opened, true, name);
    }
  });

  test("hashes, compares, and draws random bytes", () => {
    const digest = createHash("sha256").update("abc").digest("hex");
    sees("hash", { digest, other: "PsaErrorInvalidSignature" });
    sees("random", { bytes: 64, differ: true });
  });

  test("agrees on a secret with itself", () => sees("agreement", { bytes: 32, same: true }));

  test("leaves nothing in the log that worries", () => {
    const worries = keyward.log.filter((line) => /"level":"(warn|error|fatal)"/.test(line));
    assert.deepEqual(worries, []);
  });
});

/** What a client of that age knows and Keyward lists. Page: docs/parsec.md */
const CORE_OPERATIONS = ["ListAuthenticators", "ListKeys", "ListOpcodes", "ListProviders", "Ping"];
const CRYPTO_OPERATIONS = [
  ...["CanDoCrypto", "PsaAeadDecrypt", "PsaAeadEncrypt", "PsaAsymmetricDecrypt", "PsaAsymmetricEncrypt"],
  ...["PsaCipherDecrypt", "PsaCipherEncrypt", "PsaDestroyKey", "PsaExportKey", "PsaExportPublicKey", "PsaGenerateKey"],
  ...["PsaGenerateRandom", "PsaHashCompare", "PsaHashCompute", "PsaImportKey", "PsaRawKeyAgreement"],
  ...["PsaSignHash", "PsaSignMessage", "PsaVerifyHash", "PsaVerifyMessage"],
];

/** @param point uncompressed, of P-256 */
function pointKey(point: Buffer) {
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  return createPublicKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y! }, format: "jwk" });
}
