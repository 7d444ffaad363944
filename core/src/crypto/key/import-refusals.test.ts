import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { before, describe, test } from "node:test";
import { inspect } from "node:util";
import { requireKeyType } from "../../algorithms/key-type.ts";
import { encodePem } from "../../text/pem.ts";
import { octetString, oid, sequence, smallInteger, unsignedInteger } from "../../x509/der/writer.ts";
import { generateKeyMaterial } from "./generate-key.ts";
import { importKey } from "./import-key.ts";
import type { KeyFormat } from "./key-format.ts";
import { isPairConsistent } from "./pairwise.ts";

const read = (format: KeyFormat, data: Uint8Array | string | object, type?: string, isPublic = false) => {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const bytes = data instanceof Uint8Array ? data : Buffer.from(text);
  return importKey({
    format,
    data: bytes,
    type: type === undefined ? undefined : requireKeyType(type),
    public: isPublic,
  });
};
const refuses = (message: RegExp, ...args: Parameters<typeof read>) =>
  assert.throws(() => read(...args), { code: "INVALID_ARGUMENT", message });

const P256_ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = ec.privateKey.export({ format: "jwk" });
const ecPkcs8 = ec.privateKey.export({ format: "der", type: "pkcs8" });
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

describe("raw keys are refused", () => {
  test("without a type, of the wrong length, and too long", () => {
    refuses(/type is empty/, "raw", randomBytes(32));
    refuses(/AES-256 has 32 bytes, not 31/, "raw", randomBytes(31), "AES-256");
    refuses(/Ed448 has 57 bytes, not 56/, "raw", randomBytes(56), "Ed448");
    refuses(/ML-KEM-768 has 64 bytes, not 63/, "raw", randomBytes(63), "ML-KEM-768");
    refuses(/SLH-DSA-SHA2-192f has 96 bytes, not 64/, "raw", randomBytes(64), "SLH-DSA-SHA2-192f");
    refuses(/at most 65536 bytes, not 65537/, "raw", randomBytes(65_537), "SECRET");
    refuses(/more than 131072/, "raw", new Uint8Array(131_073), "SECRET");
    refuses(/X25519MLKEM768 has more than 64 bytes/, "raw", randomBytes(64), "X25519MLKEM768");
    refuses(/RSA-2048 have no raw form/, "raw", randomBytes(32), "RSA-2048");
    refuses(/AES-128 has no public half/, "raw", randomBytes(16), "AES-128", true);
  });

  test("where a MAC key is empty; an empty secret is one", () => {
    refuses(/HMAC has at least one byte/, "raw", new Uint8Array(0), "HMAC");
    assert.equal(read("raw", new Uint8Array(0), "SECRET").material.kind, "secret");
  });

  test("where a scalar is zero, the order, above it, or short", () => {
    refuses(/not between 1 and the order of P-256/, "raw", new Uint8Array(32), "EC-P256");
    refuses(/not between 1 and the order/, "raw", Buffer.from(P256_ORDER, "hex"), "EC-P256");
    refuses(/not between 1 and the order/, "raw", new Uint8Array(32).fill(0xff), "EC-P256");
    refuses(/has 32 bytes, not 33/, "raw", new Uint8Array(33).fill(1), "EC-P256");
  });

  test("where a point is off the curve, at infinity, or in hybrid form", () => {
    const point = ec.publicKey.export({ format: "raw-public" });
    const off = Buffer.from(point);
    off[64]! ^= 1;
    refuses(/no point of P-256/, "raw", off, "EC-P256", true);
    refuses(/is a point: 04 and 64 bytes/, "raw", Uint8Array.of(0), "EC-P256", true);
    refuses(
      /is a point/,
      "raw",
      Buffer.concat([Uint8Array.of(6 + (point[64]! & 1)), point.subarray(1)]),
      "EC-P256",
      true,
    );
  });

  test("where an Edwards point is off the curve or outside the field", () => {
    // ACVP, EDDSA keyVer, tcId 1 and 6
    const off25519 = "5bc0d8831f8d7fb200e32daf36c54bf2808e69d40bd48bd915df585b2696c166";
    const off448 =
      "8de82d8611d23882cefc1c3bd13c1e5e3bac0d1aae908fff0b0a5431b90bef715f1160073c919b886bbdaf156fa051ca37022e8118b260ff00";
    refuses(/no point of Ed25519/, "raw", Buffer.from(off25519, "hex"), "Ed25519", true);
    refuses(/no point of Ed448/, "raw", Buffer.from(off448, "hex"), "Ed448", true);
    refuses(/no point of Ed25519/, "raw", new Uint8Array(32).fill(0xff), "Ed25519", true);
  });
});

describe("PKCS#8 and SPKI are refused", () => {
  test("when encrypted, by that name", () => {
    const options = { format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" } as const;
    refuses(/the PKCS#8 key is encrypted; decrypt it first/, "pkcs8", ec.privateKey.export(options));
    refuses(/is encrypted/, "pkcs8", ec.privateKey.export({ ...options, format: "pem" }));
  });

  test("under another label, with advice for old ones", () => {
    const sec1 = ec.privateKey.export({ format: "pem", type: "sec1" });
    refuses(/labelled "EC PRIVATE KEY".*openssl pkcs8 -topk8/, "pkcs8", sec1);
    refuses(/labelled "PUBLIC KEY", not "PRIVATE KEY"/, "pkcs8", ec.publicKey.export({ format: "pem", type: "spki" }));
    assert.equal(read("pkcs8", encodePem("PRIVATE KEY", ecPkcs8)).type.name, "EC-P256");
  });

  test("cut anywhere, or with anything behind", () => {
    for (let length = 0; length < ecPkcs8.length; length++) {
      assert.throws(() => read("pkcs8", ecPkcs8.subarray(0, length)), { code: "INVALID_ARGUMENT" });
    }
    refuses(/left over/, "pkcs8", Buffer.concat([ecPkcs8, Uint8Array.of(0)]));
  });

  test("with explicit curve parameters or a curve that is not supported", () => {
    const explicit = generateKeyPairSync("ec", {
      namedCurve: "P-256",
      paramEncoding: "explicit",
    } as never) as never as {
      privateKey: typeof ec.privateKey;
      publicKey: typeof ec.publicKey;
    };
    refuses(/does not name its curve/, "pkcs8", explicit.privateKey.export({ format: "der", type: "pkcs8" }));
    refuses(/does not name its curve/, "spki", explicit.publicKey.export({ format: "der", type: "spki" }));
    const other = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    refuses(/curve 1\.3\.132\.0\.10 is not supported/, "spki", other.publicKey.export({ format: "der", type: "spki" }));
  });

  test("where the public key inside is another's", () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "raw-public" });
    const mixed = Buffer.from(ecPkcs8);
    mixed.set(other, mixed.length - 65);
    refuses(/its public key is another's/, "pkcs8", mixed);
  });

  test("of another type than asked, DSA and unknown algorithms", () => {
    refuses(/the key is of type EC-P256, not EC-P384/, "pkcs8", ecPkcs8, "EC-P384");
    const unknown = sequence(smallInteger(0), sequence(oid("1.2.840.10040.4.1")), octetString(randomBytes(20)));
    refuses(/keys of algorithm 1\.2\.840\.10040\.4\.1 are not supported/, "pkcs8", unknown);
  });

  test("where seed and expanded key do not agree", () => {
    const expanded = randomBytes(1632);
    const seed = randomBytes(64);
    const content = octetString(sequence(octetString(seed), octetString(expanded)));
    const key = sequence(smallInteger(0), sequence(oid("2.16.840.1.101.3.4.4.1")), content);
    refuses(/its parts do not agree/, "pkcs8", key);
    refuses(/its parts do not agree/, "raw", expanded, "ML-KEM-512");
    refuses(/its parts do not agree/, "raw", randomBytes(2560), "ML-DSA-44");
  });
});

describe("RSA keys are refused", () => {
  let numbers: Map<string, Uint8Array>;
  before(() => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const parts = privateKey.export({ format: "jwk" }) as Record<string, string>;
    numbers = new Map(
      ["n", "e", "d", "p", "q", "dp", "dq", "qi"].map((name) => [name, Buffer.from(parts[name]!, "base64url")]),
    );
  });
  const rsaJwk = (changes: Record<string, string | undefined> = {}) => ({
    kty: "RSA",
    ...Object.fromEntries([...numbers].map(([name, bytes]) => [name, b64(bytes)])),
    ...changes,
  });

  test("with a modulus of another size, or an even or small exponent", () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 1536 }).publicKey;
    refuses(/RSA modulus of 1536 bits; it must have 1024, 2048, 3072 or 4096/, "jwk", small.export({ format: "jwk" }));
    for (const key of Object.values(generateKeyPairSync("rsa", { modulusLength: 1024 }))) {
      refuses(/RSA modulus of 1024 bits; a JWK has 2048 at least/, "jwk", key.export({ format: "jwk" }));
    }
    const { n } = rsaJwk() as unknown as { n: string };
    refuses(/exponent must be odd and at least 3/, "jwk", { kty: "RSA", n, e: "AQ" });
    refuses(/exponent must be odd/, "jwk", { kty: "RSA", n, e: "AQAA" });
    refuses(/exponent of more than 256 bits/, "jwk", { kty: "RSA", n, e: b64(new Uint8Array(33).fill(0xff)) });
  });

  test("where any number is not the one of the others", () => {
    assert.equal(read("jwk", rsaJwk()).type.name, "RSA-2048");
    for (const name of ["n", "d", "p", "q", "dp", "dq", "qi"]) {
      const wrong = Uint8Array.from(numbers.get(name)!);
      wrong[wrong.length - 1]! ^= 2;
      refuses(/its numbers do not belong together/, "jwk", rsaJwk({ [name]: b64(wrong) }));
    }
  });

  test("where a number is missing, padded, or longer than the modulus", () => {
    refuses(/no member "qi"/, "jwk", rsaJwk({ qi: undefined }));
    refuses(/"e" is empty or begins with a zero octet/, "jwk", rsaJwk({ e: "AAEAAQ" }));
    refuses(/longer than its modulus/, "jwk", rsaJwk({ p: b64(new Uint8Array(257).fill(0xff)) }));
    refuses(/more than two primes is taken as PKCS#8 only/, "jwk", { ...rsaJwk(), oth: [] });
  });

  test("with more than three primes", () => {
    const take = (name: string) => unsignedInteger(numbers.get(name)!);
    const other = sequence(
      unsignedInteger(randomBytes(9)),
      unsignedInteger(randomBytes(9)),
      unsignedInteger(randomBytes(9)),
    );
    const key = sequence(smallInteger(1), ...[...numbers.keys()].map(take), sequence(other, other));
    const wrapped = sequence(smallInteger(0), sequence(oid("1.2.840.113549.1.1.1")), octetString(key));
    refuses(/more than 3 primes/, "pkcs8", wrapped);
  });
});

describe("JWKs are refused", () => {
  const faults: [sentence: string, data: string | object, text: RegExp, type?: string][] = [
    ["that are no JSON", "{", /is not JSON/],
    ["that are no object", "[]", /no JSON object/],
    ["with a member twice", `{"kty":"oct","k":"AA","k":"AA"}`, /two members "k"/, "HMAC"],
    ["with a member twice, one of them escaped", `{"kty":"oct","k":"AA","\\u006b":"AA"}`, /two members "k"/, "HMAC"],
    ["of an unknown kind", { kty: "DH" }, /"kty" is "DH"; known are oct, EC, OKP, AKP, RSA/],
    ["with padding", { kty: "oct", k: "AA==" }, /"k" is not base64url without padding/, "HMAC"],
    ["with another spelling of the same bytes", { kty: "oct", k: "AB" }, /not base64url/, "HMAC"],
    ["with a number for bytes", { kty: "oct", k: 1 }, /"k" of the JWK is no string/, "HMAC"],
    ["of an unknown curve", { ...jwk, crv: "P-224" }, /"crv" is "P-224"/],
    ["of the curve of another kind", { kty: "OKP", crv: "P-256" }, /"crv" is "P-256"; an OKP key has/],
    ["with a short coordinate", { ...jwk, x: b64(randomBytes(31)) }, /a coordinate on P-256 has 32 bytes/],
    [
      "with the point of another key",
      { ...jwk, ...pick(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey) },
      /halves of the JWK are of different keys/,
    ],
    [
      "with the alg of another curve",
      { ...jwk, alg: "ES384" },
      /"alg" has "ES384", which takes no key of type EC-P256/,
    ],
    ["with an alg that nobody should use", { ...jwk, alg: "RSA1_5" }, /not supported/],
    ["with an unknown use", { ...jwk, use: "fun" }, /"use" has "fun"; known are sig, enc/],
    ["with use against key_ops", { ...jwk, use: "enc", key_ops: ["sign"] }, /contradict each other/],
    ["with an operation twice", { ...jwk, key_ops: ["sign", "sign"] }, /names an operation twice/],
    ["with an unknown operation", { ...jwk, key_ops: ["fly"] }, /"key_ops" has "fly"/],
    ["with a secret too short for its alg", { kty: "oct", alg: "HS256", k: b64(randomBytes(31)) }, /at least 32 bytes/],
    ["with a secret of a type that nothing tells", { kty: "oct", k: "AA" }, /type is empty/],
    ["with an AKP alg that is none", { kty: "AKP", alg: "ML-DSA-45", pub: "AA" }, /"alg" is "ML-DSA-45"; an AKP key/],
  ];
  for (const [sentence, data, text, type] of faults) test(sentence, () => refuses(text, "jwk", data, type));

  test("that are not UTF-8", () => refuses(/not UTF-8/, "jwk", Uint8Array.of(0x7b, 0xff, 0x7d)));
});

function pick(key: typeof ec.publicKey) {
  const { x, y } = key.export({ format: "jwk" });
  return { x, y };
}

test("a pair whose halves are of different keys is inconsistent, whatever its type", async () => {
  for (const name of ["EC-P384", "Ed25519", "X448", "ML-DSA-44", "ML-KEM-512", "RSA-2048", "X25519MLKEM768"]) {
    const type = requireKeyType(name);
    const [one, other] = [await generateKeyMaterial(type), await generateKeyMaterial(type)];
    assert.ok(one.kind === "pair" && other.kind === "pair");
    assert.equal(await isPairConsistent(type, { ...one, publicKeys: other.publicKeys }), false, name);
  }
});

test("a message about a key repeats nothing of it, and material prints no bytes", async () => {
  const secret = randomBytes(31);
  try {
    read("raw", secret, "AES-256");
  } catch (error) {
    const said = inspect(error, { depth: 9 });
    assert.ok(!said.includes(secret.toString("hex")) && !said.includes(b64(secret)));
  }
  const { material } = read("jwk", jwk);
  const shown = inspect(material, { depth: 9, showHidden: true }) + JSON.stringify(material);
  assert.ok(!shown.includes(jwk.d!) && createPublicKey(ec.privateKey).equals(ec.publicKey));
});
