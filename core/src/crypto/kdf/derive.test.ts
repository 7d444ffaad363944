import assert from "node:assert/strict";
import { createHmac, createSecretKey, hkdfSync, pbkdf2Sync } from "node:crypto";
import { describe, test } from "node:test";
import { KDFS, type KdfAlgorithm, requireKdf } from "../../algorithms/kdf.ts";
import { parseHex, toHex } from "../../text/hex.ts";
import { deriveBytes } from "./derive.ts";
import { KDF_EXAMPLES } from "./examples.ts";
import type { KbkdfParameters, KdfParameters } from "./kdf-parameters.ts";

const SECRET = createSecretKey(Buffer.alloc(32, 7));
const NONE = new Uint8Array();
const SALT = Buffer.from("salt");
const INFO = Buffer.from("info");
const HKDF = { kind: "hkdf", salt: SALT, info: INFO, step: "both" } as const;
const PBKDF2 = { kind: "pbkdf2", salt: SALT, iterations: 2 } as const;
const SCRYPT = { kind: "scrypt", salt: SALT, cost: 16, blockSize: 1, parallelization: 1 } as const;
const KBKDF: KbkdfParameters = {
  kind: "kbkdf",
  fixedInput: INFO,
  fixedInputAfter: NONE,
  counterBits: 8,
  counterLocation: "before-fixed",
  initializationVector: NONE,
};
const KMAC = { kind: "kmac", label: INFO, context: SALT } as const;
const TLS12 = { kind: "tls12-prf", label: INFO, seed: SALT } as const;
const TLS13 = { kind: "tls13-expand-label", label: INFO, context: SALT } as const;

async function derive(algorithm: string, parameters: KdfParameters, lengthBytes: number, secret = SECRET) {
  return Buffer.from(await deriveBytes(requireKdf(algorithm), secret, parameters, lengthBytes));
}

function rowsOf(kind: KdfAlgorithm["kind"]): readonly KdfAlgorithm[] {
  return [...KDFS.values()].filter((row) => row.kind === kind);
}

for (const { algorithm, secret, parameters, output, source } of KDF_EXAMPLES) {
  test(`${algorithm} gives the bytes of ${source}`, async () => {
    const key = createSecretKey(parseHex(secret));
    assert.equal(toHex(await derive(algorithm, parameters, output.length / 2, key)), output);
  });
}

describe("every hash", () => {
  test("is in HKDF, whose steps together are the whole, however long the output", async () => {
    assert.ok(rowsOf("hkdf").length >= 7);
    for (const { name, nodeName, blockBytes } of rowsOf("hkdf")) {
      const prk = createSecretKey(await derive(name, { ...HKDF, step: "extract" }, blockBytes));
      for (const length of [1, blockBytes, blockBytes + 1, 40 * blockBytes, 255 * blockBytes]) {
        const expected = Buffer.from(hkdfSync(nodeName, SECRET, SALT, INFO, length));
        assert.deepEqual(await derive(name, HKDF, length), expected, name);
        assert.deepEqual(await derive(name, { ...HKDF, step: "expand" }, length, prk), expected, name);
      }
      const info = Buffer.alloc(2000, 1);
      const long = await derive(name, { ...HKDF, info }, 32);
      assert.deepEqual(long, await derive(name, { ...HKDF, info, step: "expand" }, 32, prk), name);
    }
  });

  test("is in PBKDF2, and an empty password is one", async () => {
    for (const { name, nodeName, blockBytes } of rowsOf("pbkdf2")) {
      const expected = pbkdf2Sync("", SALT, 2, blockBytes + 1, nodeName);
      assert.deepEqual(await derive(name, PBKDF2, blockBytes + 1, createSecretKey(NONE)), expected, name);
    }
  });

  test("is in both modes of SP 800-108, which hash what it says they hash", async () => {
    const counted = rowsOf("kbkdf-counter").filter(({ mac }) => mac?.construction.kind === "hmac");
    for (const { name, mac, blockBytes } of counted) {
      const digest = mac?.construction.kind === "hmac" ? mac.construction.digest : "";
      const block = (...parts: Uint8Array[]) => createHmac(digest, SECRET).update(Buffer.concat(parts)).digest();
      const first = block(Uint8Array.of(1), INFO);
      const expected = Buffer.concat([first, block(Uint8Array.of(2), INFO)]);
      assert.deepEqual(await derive(name, KBKDF, 2 * blockBytes), expected, name);
      const feedback = name.replace("COUNTER", "FEEDBACK");
      const iv = { ...KBKDF, initializationVector: SALT };
      const fed = block(SALT, Uint8Array.of(1), INFO);
      const twice = Buffer.concat([fed, block(fed, Uint8Array.of(2), INFO)]);
      assert.deepEqual(await derive(feedback, iv, 2 * blockBytes), twice, feedback);
    }
  });
});

test("the longest outputs come, and let the event loop breathe on the way", async () => {
  const longest: readonly [string, KdfParameters][] = [
    ["KBKDF-COUNTER-HMAC-SHA-256", { ...KBKDF, counterBits: 32 }],
    ["KBKDF-FEEDBACK-AES-CMAC", { ...KBKDF, counterLocation: "none" }],
    ["TLS12-PRF-SHA384", TLS12],
  ];
  for (const [algorithm, parameters] of longest) {
    let turned = false;
    const turn = setImmediate(() => {
      turned = true;
    });
    assert.equal((await derive(algorithm, parameters, 65_536)).length, 65_536);
    clearImmediate(turn);
    assert.ok(turned, algorithm);
  }
});

test("a shorter output is the beginning of a longer one, but of KMAC and of what binds its length", async () => {
  const growing: readonly [string, KdfParameters][] = [
    ["HKDF-SHA384", HKDF],
    ["PBKDF2-HMAC-SHA512", PBKDF2],
    ["scrypt", SCRYPT],
    ["KBKDF-COUNTER-AES-CMAC", KBKDF],
    ["TLS12-PRF-SHA512", TLS12],
  ];
  for (const [algorithm, parameters] of growing) {
    const long = await derive(algorithm, parameters, 150);
    for (const length of [1, 47, 149]) {
      assert.deepEqual(await derive(algorithm, parameters, length), long.subarray(0, length), algorithm);
    }
  }
  for (const [algorithm, parameters] of [
    ["KBKDF-KMAC-128", KMAC],
    ["TLS13-EXPAND-LABEL-SHA384", TLS13],
  ] as const) {
    const long = await derive(algorithm, parameters, 64);
    assert.notDeepEqual(await derive(algorithm, parameters, 32), long.subarray(0, 32), algorithm);
  }
});

const LONG = Buffer.alloc(16_385);
const REFUSED: readonly [algorithm: string, parameters: KdfParameters, lengthBytes: number, text: RegExp][] = [
  ["HKDF-SHA256", PBKDF2, 32, /HKDF-SHA256 takes parameters of hkdf, not of pbkdf2/],
  ["HKDF-SHA256", HKDF, 0, /length_bytes is 0/],
  ["PBKDF2-HMAC-SHA256", PBKDF2, 65_537, /between 1 and 65536/],
  ["HKDF-SHA256", HKDF, 255 * 32 + 1, /at most 8160 bytes here, not 8161/],
  ["HKDF-SHA256", { ...HKDF, step: "expand" }, 255 * 32 + 1, /at most 8160 bytes/],
  ["HKDF-SHA384", { ...HKDF, step: "extract" }, 32, /EXTRACT of HKDF-SHA384 gives exactly 48 bytes, not 32/],
  ["HKDF-SHA256", { ...HKDF, salt: LONG }, 32, /salt has 16385 bytes; the most is 16384/],
  ["HKDF-SHA256", { ...HKDF, info: LONG }, 32, /info has 16385 bytes/],
  ["PBKDF2-HMAC-SHA256", { ...PBKDF2, iterations: 0 }, 32, /iterations is 0/],
  ["PBKDF2-HMAC-SHA256", { ...PBKDF2, iterations: 2 ** 31 }, 32, /iterations is 2147483648/],
  ["scrypt", { ...SCRYPT, cost: 0 }, 32, /power of two above 1/],
  ["scrypt", { ...SCRYPT, cost: 1 }, 32, /power of two above 1/],
  ["scrypt", { ...SCRYPT, cost: 24 }, 32, /cost is 24; it must be a power of two/],
  ["scrypt", { ...SCRYPT, cost: 65_536 }, 32, /with a block_size of 1 it must be below 2\^16/],
  ["scrypt", { ...SCRYPT, blockSize: 0 }, 32, /block_size is 0/],
  ["scrypt", { ...SCRYPT, parallelization: 0 }, 32, /parallelization is 0/],
  ["scrypt", { ...SCRYPT, parallelization: 17 }, 32, /between 1 and 16/],
  ["KBKDF-COUNTER-AES-CMAC", { ...KBKDF, counterBits: 12 }, 16, /counter_bits is 12/],
  ["KBKDF-COUNTER-AES-CMAC", KBKDF, 255 * 16 + 1, /with a counter of 8 bits gives at most 4080 bytes/],
  ["KBKDF-COUNTER-AES-CMAC", { ...KBKDF, counterLocation: "none" }, 16, /counter mode has its counter/],
  ["KBKDF-COUNTER-AES-CMAC", { ...KBKDF, counterLocation: "before-iteration" }, 16, /counter mode has its counter/],
  ["KBKDF-COUNTER-AES-CMAC", { ...KBKDF, initializationVector: SALT }, 16, /counter mode has none/],
  ["KBKDF-COUNTER-AES-CMAC", { ...KBKDF, fixedInputAfter: SALT }, 16, /only for a counter in the middle/],
  ["KBKDF-FEEDBACK-AES-CMAC", { ...KBKDF, fixedInput: LONG }, 16, /fixed_input has 16385 bytes/],
  ["KBKDF-KMAC-128", { ...KMAC, label: LONG }, 16, /label has 16385 bytes/],
  ["TLS12-PRF-SHA256", { ...TLS12, seed: LONG }, 48, /seed has 16385 bytes/],
  ["TLS13-EXPAND-LABEL-SHA256", { ...TLS13, label: NONE }, 32, /label has 0 bytes; it must have 1 to 249/],
  ["TLS13-EXPAND-LABEL-SHA256", { ...TLS13, label: Buffer.alloc(250) }, 32, /label has 250 bytes/],
  ["TLS13-EXPAND-LABEL-SHA256", { ...TLS13, context: Buffer.alloc(256) }, 32, /context has 256 bytes/],
];
for (const [algorithm, parameters, lengthBytes, message] of REFUSED) {
  test(`${algorithm} is refused where ${message.source.replaceAll("\\", "")}`, async () => {
    await assert.rejects(derive(algorithm, parameters, lengthBytes), { code: "INVALID_ARGUMENT", message });
  });
}

test("AES-CMAC takes secrets of AES key lengths only", async () => {
  for (const length of [16, 24, 32]) {
    await derive("KBKDF-COUNTER-AES-CMAC", KBKDF, 16, createSecretKey(Buffer.alloc(length)));
  }
  for (const length of [0, 15, 33]) {
    const secret = createSecretKey(Buffer.alloc(length));
    await assert.rejects(derive("KBKDF-COUNTER-AES-CMAC", KBKDF, 16, secret), { code: "INVALID_ARGUMENT" });
  }
});
