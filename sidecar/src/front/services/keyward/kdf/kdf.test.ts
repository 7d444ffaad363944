import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { toHex } from "@keyward/core/text/hex";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { HkdfParameters_Step as Step } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { deriveBytes } = CryptoService.method;
const { deriveKey } = KeyService.method;
const KDF = {
  default: "HKDF-SHA256",
  allowed: new Set(["HKDF-SHA256", "PBKDF2-HMAC-SHA256", "scrypt"]),
  minIterations: 1000,
  maxIterations: 4096,
  maxMemoryBytes: 1024 * 1024,
};
const KEYS = {
  default: "AES-256",
  allowed: new Set(["AES-256", "HMAC", "SECRET"]),
  allowImport: true,
  allowExport: false,
  allowPersist: false,
};
const hex = (text: string) => Buffer.from(text, "hex");
const named = (value: string) => ({ key: { case: "name" as const, value } });

/** RFC 5869, A.1 */
const IKM = hex("0b".repeat(22));
const HKDF = { salt: hex("000102030405060708090a0b0c"), info: hex("f0f1f2f3f4f5f6f7f8f9") };
const hkdf = (changes: object = {}) => ({ parameters: { case: "hkdf" as const, value: { ...HKDF, ...changes } } });
const pbkdf2 = (iterations: number) => ({
  parameters: { case: "pbkdf2" as const, value: { salt: Buffer.from("salt"), iterations } },
});

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ keyDerivation: KDF, keys: KEYS });
  engine.keep("ikm", secretKey("SECRET", IKM, ["derive"]));
  engine.keep("password", secretKey("SECRET", Buffer.from("password"), ["derive"]));
  engine.keep("mac", secretKey("HMAC", Buffer.from("mac"), ["sign"]));
});
afterEach(() => engine[Symbol.asyncDispose]());

test("bytes are derived as RFC 5869 has them, in one step or two", LIMIT, async () => {
  const request = { key: named("ikm"), parameters: hkdf(), lengthBytes: 42 };
  const { data, algorithm, profile } = await unaryCall(engine.session, deriveBytes, request);
  assert.equal(toHex(data), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  assert.deepEqual([algorithm, profile?.generation], ["HKDF-SHA256", 7n]);
  const extract = { ...request, parameters: hkdf({ step: Step.EXTRACT }), lengthBytes: 32 };
  const prk = (await unaryCall(engine.session, deriveBytes, extract)).data;
  assert.equal(toHex(prk), "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
  engine.keep("prk", secretKey("SECRET", Buffer.from(prk), ["derive"]));
  const expand = { ...request, key: named("prk"), parameters: hkdf({ step: Step.EXPAND }) };
  assert.deepEqual((await unaryCall(engine.session, deriveBytes, expand)).data, data);
});

test("a password's bytes are computed within the profile's iterations", LIMIT, async () => {
  const request = { key: named("password"), algorithm: "PBKDF2-HMAC-SHA256", lengthBytes: 32 };
  const { data } = await unaryCall(engine.session, deriveBytes, { ...request, parameters: pbkdf2(4096) });
  assert.equal(toHex(data), "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
});

test("a key is derived, stays inside, and works", LIMIT, async () => {
  const request = { key: named("ikm"), type: "HMAC", bits: 128, parameters: hkdf() };
  const { key } = await unaryCall(engine.session, deriveKey, request);
  assert.deepEqual(
    [key?.type, key?.bits, key?.kind, key?.usages],
    ["HMAC", 128, "secret", ["sign", "verify", "derive"]],
  );
  const again = { key: key!.ref!, parameters: hkdf(), lengthBytes: 16 };
  assert.equal((await unaryCall(engine.session, deriveBytes, again)).data.length, 16);
});

const REFUSED: readonly [sentence: string, request: object, code: number, text: RegExp][] = [
  ["no parameters", {}, 3, /parameters is empty/],
  [
    "another function's parameters",
    { parameters: pbkdf2(1000) },
    3,
    /HKDF-SHA256 takes parameters of hkdf, not of pbkdf2/,
  ],
  [
    "a function that the profile lacks",
    { algorithm: "KBKDF-KMAC-128", parameters: hkdf() },
    7,
    /rule keyDerivation\.allowed/,
  ],
  [
    "a function that there is not",
    { algorithm: "KBKDF-DOUBLE-PIPELINE-AES-CMAC", parameters: hkdf() },
    3,
    /unknown key derivation/,
  ],
  ["no length", { parameters: hkdf(), lengthBytes: 0 }, 3, /length_bytes is 0; it must be between 1 and 65536/],
  ["more than 255 hashes", { parameters: hkdf(), lengthBytes: 8161 }, 3, /at most 8160 bytes/],
  ["a key without usage derive", { key: named("mac"), parameters: hkdf() }, 7, /refuses derive with/],
  ["a key that there is not", { key: named("none"), parameters: hkdf() }, 5, /"none"/],
  ["an enumeration's unknown number", { parameters: hkdf({ step: 7 }) }, 3, /hkdf\.step is 7/],
  [
    "too few iterations",
    { algorithm: "PBKDF2-HMAC-SHA256", parameters: pbkdf2(999) },
    7,
    /rule keyDerivation\.minIterations .* refuses 999 iterations; it permits 1000 to 4096/,
  ],
  [
    "too many iterations",
    { algorithm: "PBKDF2-HMAC-SHA256", parameters: pbkdf2(4097) },
    7,
    /rule keyDerivation\.maxIterations/,
  ],
  [
    "too many iterations for all parts of the output",
    { algorithm: "PBKDF2-HMAC-SHA256", parameters: pbkdf2(3000), lengthBytes: 64 },
    7,
    /refuses 6000 iterations over all parts/,
  ],
  [
    "more memory than the profile's",
    {
      algorithm: "scrypt",
      parameters: { parameters: { case: "scrypt", value: { cost: 1024, blockSize: 8, parallelization: 1 } } },
    },
    7,
    /rule keyDerivation\.maxMemoryMebibytes .* refuses scrypt with 2 MiB/,
  ],
];
for (const [sentence, request, code, text] of REFUSED) {
  test(`deriving with ${sentence} is refused`, LIMIT, async () => {
    const whole = { key: named("ikm"), lengthBytes: 32, ...request };
    await assert.rejects(unaryCall(engine.session, deriveBytes, whole), (failure: { code: number; text: string }) => {
      assert.match(failure.text, text);
      assert.equal(failure.code, code);
      return true;
    });
  });
}

const REFUSED_KEYS: readonly [sentence: string, request: object, code: number, text: RegExp][] = [
  ["a pair", { type: "EC-P256" }, 3, /only secrets are derived/],
  ["a type that the profile lacks", { type: "AES-128" }, 7, /rule keys\.allowed/],
  ["a length that the type lacks", { type: "AES-256", bits: 128 }, 3, /a key of type AES-256 has 256/],
  ["a broken byte", { type: "HMAC", bits: 129 }, 3, /multiple of 8/],
  [
    "a usage that the type lacks",
    { type: "SECRET", attributes: { usages: ["encrypt"] } },
    3,
    /cannot do encrypt; it can do derive/,
  ],
  ["export under a profile without", { type: "HMAC", attributes: { usages: ["export"] } }, 7, /rule keys\.allowExport/],
];
for (const [sentence, request, code, text] of REFUSED_KEYS) {
  test(`deriving a key with ${sentence} is refused`, LIMIT, async () => {
    const whole = { key: named("ikm"), parameters: hkdf(), ...request };
    await assert.rejects(unaryCall(engine.session, deriveKey, whole), (failure: { code: number; text: string }) => {
      assert.match(failure.text, text);
      assert.equal(failure.code, code);
      return true;
    });
  });
}
