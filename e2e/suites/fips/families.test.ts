import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KDFS, type KdfAlgorithm } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KbkdfParameters_CounterLocation } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { ensureFipsProvider } from "@keyward/tools/fips/fips-provider";
import { type Server, startServer } from "../crypto-broker/server-process.ts";
import { EngineClient, idOf } from "./client.ts";
import { changeProfile, everythingOf, namesOf } from "./profiles.ts";

const LIMIT = { timeout: 600_000 };
const DATA = Buffer.from("data that is long enough for whole blocks of a cipher: 64 bytes.");
const { hash, computeMac, verifyMac, encrypt, decrypt, sign, verify, deriveBytes, getServerInfo, getSelfTestReport } =
  CryptoService.method;
const { encryptAsymmetric, decryptAsymmetric } = CryptoService.method;
const { agreeKey, exportPublicKey, encapsulateKey, decapsulateKey, wrapKey, unwrapKey } = KeyService.method;

describe("a server in FIPS mode", LIMIT, () => {
  let server: Server;
  let client: EngineClient;
  before(async () => {
    const { directory } = await ensureFipsProvider();
    server = await startServer({ profiles: everythingOf("FIPS"), extra: ["--fips-provider", directory] });
    client = new EngineClient(server.socket);
  }, LIMIT);
  after(async () => {
    client[Symbol.dispose]();
    await server.stop();
  });

  test("says so, and has passed the self-tests of approved algorithms", LIMIT, async () => {
    assert.equal((await client.call(getServerInfo, {})).fipsProvider, true);
    const report = await client.call(getSelfTestReport, {});
    assert.equal(report.passed, true);
    assert.ok(report.tests.length > 50);
    assert.ok(report.tests.every(({ name }) => !/ChaCha|BLAKE|X25519/.test(name)));
  });

  test("hashes with every approved hash", LIMIT, async () => {
    for (const algorithm of namesOf(HASHES, true)) {
      const { digest } = await client.call(hash, { algorithm, data: DATA });
      assert.equal(digest.length, HASHES.get(algorithm)!.digestBytes, algorithm);
    }
  });

  test("makes and verifies tags with every approved MAC", LIMIT, async () => {
    for (const algorithm of namesOf(MACS, true)) {
      const [type] = MACS.get(algorithm)!.keyTypes;
      const key = await client.generate(type!, ["sign", "verify"]);
      const { tag } = await client.call(computeMac, { key, algorithm, data: DATA });
      assert.equal((await client.call(verifyMac, { key, algorithm, data: DATA, tag })).valid, true, algorithm);
    }
  });

  test("encrypts and decrypts with every approved cipher", LIMIT, async () => {
    for (const algorithm of namesOf(CIPHERS, true)) {
      const row = CIPHERS.get(algorithm)!;
      if (row.mode === "KW" || row.mode === "KWP") continue;
      const key = await client.generate(`AES-${row.keyBytes * 8}`, ["encrypt", "decrypt"]);
      const { ciphertext, nonce, tag } = await client.call(encrypt, { key, algorithm, plaintext: DATA });
      const { plaintext } = await client.call(decrypt, { key, algorithm, ciphertext, nonce, tag });
      assert.deepEqual(Buffer.from(plaintext), DATA, algorithm);
    }
  });

  test("wraps keys with every approved way", LIMIT, async () => {
    const secret = await client.generate("AES-128", ["encrypt", "decrypt", "export"]);
    for (const algorithm of namesOf(CIPHERS, true).filter((name) => /-(KW|KWP|GCM)$/.test(name))) {
      const wrappingKey = await client.generate(algorithm.slice(0, 7), ["wrap", "unwrap"]);
      const wrapped = await client.call(wrapKey, { wrappingKey, key: secret, algorithm });
      const { key } = await client.call(unwrapKey, { ...partsOf(wrapped), wrappingKey, algorithm, type: "AES-128" });
      assert.equal(key?.bits, 128, algorithm);
    }
  });

  test("signs and verifies with every approved signature algorithm", LIMIT, async () => {
    const input = { case: "message", value: DATA } as const;
    // The other forms of SLH-DSA take seconds to sign, and are the same code with other sizes.
    const types = [...KEY_TYPES.values()].filter(({ name, fips }) => fips && !/^SLH-DSA-.*(s|192f|256f)$/.test(name));
    for (const type of types) {
      const algorithms = [...SIGNATURES.values()].filter((row) => row.fips && takesKeyType(row, type));
      if (algorithms.length === 0) continue;
      const key = await client.generate(type.name, ["sign", "verify"]);
      for (const { name: algorithm } of algorithms) {
        const { signature } = await client.call(sign, { key, algorithm, input });
        assert.equal((await client.call(verify, { key, algorithm, input, signature })).valid, true, algorithm);
      }
    }
  });

  test("agrees on secrets, and encapsulates them", LIMIT, async () => {
    for (const curve of ["P256", "P384", "P521"]) {
      const key = await client.generate(`EC-${curve}`, ["agree"]);
      const peerKey = await client.generate(`EC-${curve}`, ["agree"]);
      const { data: peer } = await client.call(exportPublicKey, { key: peerKey, format: KeyFormat.SPKI });
      const attributes = { usages: ["derive"] };
      const agreed = await client.call(agreeKey, { key, peer, peerFormat: KeyFormat.SPKI, attributes });
      assert.equal(agreed.key?.type, "SECRET");
    }
    for (const algorithm of namesOf(KEMS, true)) {
      const key = await client.generate(algorithm, ["encapsulate", "decapsulate"]);
      const attributes = { usages: ["derive"] };
      const sent = await client.call(encapsulateKey, { key, algorithm, attributes });
      const { ciphertext } = sent;
      const received = await client.call(decapsulateKey, { key, algorithm, ciphertext, attributes });
      const hkdf = { algorithm: "HKDF-SHA256", parameters: HKDF, lengthBytes: 32 };
      const [one, other] = [await client.call(deriveBytes, { ...hkdf, key: idOf(sent.key) }), received];
      assert.deepEqual((await client.call(deriveBytes, { ...hkdf, key: idOf(other.key) })).data, one.data, algorithm);
    }
  });

  test("derives with every approved function", LIMIT, async () => {
    const secret = await client.importSecret("SECRET", 32, ["derive"]);
    for (const algorithm of namesOf(KDFS, true)) {
      const { data } = await client.call(deriveBytes, {
        key: secret,
        algorithm,
        parameters: parametersOf(KDFS.get(algorithm)!),
        lengthBytes: 16,
      });
      assert.equal(data.length, 16, algorithm);
    }
  });

  test("takes salts of any length for HKDF, as RFC 5869 does", LIMIT, async () => {
    const key = await client.importSecret("SECRET", 32, ["derive"]);
    const seen = new Set<string>();
    for (const saltBytes of [0, 1, 13, 14, 64, 200]) {
      const parameters = { parameters: { case: "hkdf", value: { salt: Buffer.alloc(saltBytes, 7) } } } as const;
      const request = { key, algorithm: "HKDF-SHA512", parameters, lengthBytes: 64 };
      seen.add(Buffer.from((await client.call(deriveBytes, request)).data).toString("hex"));
    }
    assert.equal(seen.size, 6);
  });

  test("encrypts for RSA keys", LIMIT, async () => {
    const key = await client.generate("RSA-2048", ["encrypt", "decrypt"]);
    const { ciphertext } = await client.call(encryptAsymmetric, { key, algorithm: "RSA-OAEP-SHA256", plaintext: DATA });
    const { plaintext } = await client.call(decryptAsymmetric, { key, algorithm: "RSA-OAEP-SHA256", ciphertext });
    assert.deepEqual(Buffer.from(plaintext), DATA);
  });

  test("refuses by rule mode what the provider would let through", LIMIT, async () => {
    const key = await client.importSecret("SECRET", 32, ["derive"]);
    const pbkdf2 = (salt: number, iterations: number, lengthBytes: number) =>
      client.refusal(deriveBytes, {
        key,
        algorithm: "PBKDF2-HMAC-SHA256",
        parameters: { parameters: { case: "pbkdf2", value: { salt: Buffer.alloc(salt), iterations } } },
        lengthBytes,
      });
    assert.match(
      await pbkdf2(16, 999, 14),
      /rule mode of profile payments .* 999 iterations; .* 1000 iterations or more/,
    );
    assert.match(await pbkdf2(15, 1000, 14), /rule mode .* a salt of 15 bytes; .* 16 bytes or more/);
    assert.match(await pbkdf2(16, 1000, 13), /rule mode .* of 13 bytes; .* 14 bytes or more/);
    const rsa = await client.generate("RSA-2048", ["sign", "verify"]);
    const long = { key: rsa, algorithm: "RSA-PSS-SHA256", options: { saltBytes: 33 } };
    const input = { case: "message", value: DATA } as const;
    assert.match(
      await client.refusal(sign, { ...long, input }),
      /rule mode .* a salt of 33 bytes; .* 32 bytes or less/,
    );
    assert.match(await client.refusal(verify, { ...long, input, signature: DATA }), /rule mode .* a salt of 33 bytes/);
    const aes = await client.generate("AES-256", ["encrypt"]);
    const nonce = Buffer.alloc(12);
    assert.match(
      await client.refusal(encrypt, { key: aes, algorithm: "AES-256-GCM", plaintext: DATA, nonce }),
      /rule mode/,
    );
  });

  test("refuses by rule mode what only JavaScript computes, and keys that are too short", LIMIT, async () => {
    const pair = await client.generate("EC-P256", ["sign", "verify"]);
    const input = { case: "digest", value: Buffer.alloc(32, 1) } as const;
    const algorithm = "ECDSA-P256-SHA256";
    const text = /rule mode .* refuses a digest/;
    assert.match(await client.refusal(sign, { key: pair, algorithm, input }), text);
    assert.match(await client.refusal(verify, { key: pair, algorithm, input, signature: Buffer.alloc(70) }), text);
    const long = await client.importSecret("KMAC", 513, ["sign"]);
    const kmac = { key: long, algorithm: "KMAC-128", data: DATA };
    assert.match(await client.refusal(computeMac, kmac), /rule mode .* 513 bytes; .* 512 bytes or less/);
    await assert.rejects(client.importSecret("HMAC", 13, ["sign"]), /rule mode .* a secret of 13 bytes/);
  });

  test(
    "refuses algorithms that are not in the profile, and a profile that has some that are not approved",
    LIMIT,
    async () => {
      const request = { algorithm: "BLAKE2b-512", data: DATA };
      assert.match(await client.refusal(hash, request), /^7: rule hash\.allowed of profile payments/);
      const more = everythingOf("FIPS").replace('"SHA-384",', '"SHA-384","BLAKE2b-512",');
      await changeProfile(server, more);
      const { fault } = await server.logged("the changed file is refused; the last good one stays");
      assert.match(String(fault), /BLAKE2b-512 is not permitted by mode FIPS; approved are .*SHA-256/);
    },
  );
});

const HKDF = { parameters: { case: "hkdf", value: { salt: new Uint8Array(), info: Buffer.from("info") } } } as const;

function parametersOf({ kind }: KdfAlgorithm) {
  const [label, context] = [Buffer.from("label"), Buffer.from("context")];
  switch (kind) {
    case "hkdf":
      return HKDF;
    case "pbkdf2":
      return { parameters: { case: "pbkdf2", value: { salt: Buffer.alloc(16), iterations: 1000 } } } as const;
    case "kmac":
      return { parameters: { case: "kmac", value: { label, context } } } as const;
    case "tls12-prf":
      return { parameters: { case: "tls12Prf", value: { label, seed: context } } } as const;
    case "tls13-expand-label":
      return { parameters: { case: "tls13ExpandLabel", value: { label, context } } } as const;
    case "scrypt":
      throw new Error("scrypt is not approved");
    default: {
      const counterLocation = KbkdfParameters_CounterLocation.BEFORE_FIXED;
      return {
        parameters: { case: "kbkdf", value: { fixedInput: context, counterBits: 32, counterLocation } },
      } as const;
    }
  }
}

/** What a wrapped key is, without the message's own fields. */
function partsOf({ wrappedKey, nonce, tag }: { wrappedKey: Uint8Array; nonce: Uint8Array; tag: Uint8Array }) {
  return { wrappedKey, nonce, tag, attributes: { usages: ["encrypt"] } };
}
