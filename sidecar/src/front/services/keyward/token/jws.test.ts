import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { ED25519, ES256, HS256, type JwsExample } from "@keyward/core/jose/examples";
import { TokenService } from "@keyward/proto/gen/keyward/v1/token_pb";
import { NO_ATTRIBUTES, settleKey } from "../../../../keys/key-attributes.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { signJws, verifyJws } = TokenService.method;
const PAYLOAD = Buffer.from("a payload");
const ALL = new Set(SIGNATURES.keys());

let engine: EngineServer;
before(async () => {
  engine = await startEngineServer({
    mac: { default: "HMAC-SHA-256", allowed: new Set(MACS.keys()), minTagBytes: 16 },
    signatures: { default: "ECDSA-P256-SHA256", allowed: ALL },
  });
  for (const { key } of [HS256, ES256, ED25519]) keepJwk(key.crv ?? key.alg!, key);
  for (const type of ["RSA-2048", "ML-DSA-44", "EC-P384", "EC-P521", "Ed448"]) {
    const material = signaturePair(type);
    engine.keep(type, settleKey({ type: requireKeyType(type), material, attributes: NO_ATTRIBUTES }));
  }
});
after(() => engine[Symbol.asyncDispose]());

function keepJwk(name: string, jwk: object): void {
  const imported = importKey({ format: "jwk", data: Buffer.from(JSON.stringify(jwk)) });
  engine.keep(name, settleKey({ ...imported, attributes: NO_ATTRIBUTES }));
}

const named = (value: string) => ({ key: { case: "name" as const, value } });
const encode = (text: string) => Buffer.from(text).toString("base64url");
const headerOf = (jws: string) => JSON.parse(Buffer.from(jws.split(".")[0]!, "base64url").toString());

async function signed(key: string, algorithm = "", more = {}): Promise<string> {
  const { jws } = await unaryCall(engine.session, signJws, { key: named(key), algorithm, payload: PAYLOAD, ...more });
  return jws;
}

function verified(key: string, jws: string, algorithms: readonly string[] = []) {
  return unaryCall(engine.session, verifyJws, { key: named(key), jws, algorithms: [...algorithms] });
}

describe("VerifyJws", () => {
  for (const example of [HS256, ES256, ED25519] satisfies JwsExample[]) {
    test(`the token of ${example.source} holds, and gives its payload and header`, LIMIT, async () => {
      const answer = await verified(example.key.crv ?? example.key.alg!, example.jws);
      assert.equal(answer.valid, true, answer.explanation);
      assert.deepEqual(Buffer.from(answer.payload), Buffer.from(example.jws.split(".")[1]!, "base64url"));
      assert.deepEqual(JSON.parse(answer.header), headerOf(example.jws));
      assert.equal(answer.profile?.generation, 7n);
    });
  }

  test(
    "a token whose payload or header was changed does not hold, and tells nothing of what is in it",
    LIMIT,
    async () => {
      const [header, payload, signature] = (await signed("P-256")).split(".") as [string, string, string];
      const others = [
        [header, encode("another"), signature],
        [encode('{"alg":"ES256","kid":"x"}'), payload, signature],
      ];
      for (const parts of others) {
        const { valid, fault, payload: given, header: told } = await verified("P-256", parts.join("."));
        assert.deepEqual([valid, fault, given.length, told], [false, "SIGNATURE", 0, ""]);
      }
    },
  );

  const cases: readonly (readonly [what: string, jws: (jws: string) => string, why: RegExp])[] = [
    ["without a signature's place", (jws) => jws.slice(0, jws.lastIndexOf(".")), /three parts/],
    ["with a fourth part", (jws) => `${jws}.`, /three parts/],
    ["that is empty", () => "", /three parts/],
    ["in the JSON form", () => '{"payload":"Zm9v","signatures":[]}', /three parts/],
    ["with padding", (jws) => `${jws}=`, /signature is not base64url/],
    ["with a space in its header", (jws) => jws.replace(".", " ."), /header is not base64url/],
    ["with bits left over in its payload", (jws) => jws.replace(/\..*\./, ".AB."), /payload is not base64url/],
    ["with two alg members", reheaded('{"alg":"ES256","a\\u006cg":"none"}'), /two members "alg"/],
    ["without alg", reheaded('{"typ":"JWT"}'), /no member "alg"/],
    ["with alg that is no string", reheaded('{"alg":["ES256"]}'), /"alg" of the header is no string/],
    ["with crit", reheaded('{"alg":"ES256","crit":["exp"],"exp":1}'), /"crit"/],
    ["with b64", reheaded('{"alg":"ES256","b64":false}'), /"b64"/],
    ["whose header is a list", reheaded("[]"), /no JSON object/],
    ["whose header is not JSON", reheaded("{alg:ES256}"), /not JSON/],
    ["whose header is too deep", reheaded(`{"alg":"ES256","x":${"[".repeat(40)}${"]".repeat(40)}}`), /32 levels/],
    ["whose header is too long", reheaded(`{"alg":"ES256","x":"${"x".repeat(9000)}"}`), /8192 bytes/],
  ];
  for (const [what, change, why] of cases) {
    test(`a token ${what} is malformed`, LIMIT, async () => {
      const { valid, fault, explanation } = await verified("P-256", change(ES256.jws));
      assert.deepEqual([valid, fault], [false, "MALFORMED"]);
      assert.match(explanation, why);
    });
  }

  test("an algorithm that is none, another key's, or not in the request's list does not hold", LIMIT, async () => {
    const confused = reheaded('{"alg":"HS256"}')(ES256.jws);
    for (const jws of [confused, reheaded('{"alg":"none"}')(ES256.jws), reheaded('{"alg":"es256"}')(ES256.jws)]) {
      assert.equal((await verified("P-256", jws)).fault, "ALGORITHM");
    }
    assert.equal(
      (await verified("RSA-2048", await signed("RSA-2048", "RS256"), ["PS256", "RS512"])).fault,
      "ALGORITHM",
    );
    assert.equal((await verified("RSA-2048", await signed("RSA-2048", "RS256"), ["PS256", "RS256"])).valid, true);
  });

  test("names that cannot be meant are refused: none, unknown ones, those of other keys", LIMIT, async () => {
    await assert.rejects(verified("P-256", ES256.jws, ["none"]), { code: 3, text: /"none" is never accepted/ });
    await assert.rejects(verified("P-256", ES256.jws, ["ES257"]), { code: 3, text: /"ES257" is unknown/ });
    await assert.rejects(verified("P-256", ES256.jws, ["HS256"]), { code: 3, text: /keys of type EC-P256/ });
  });

  test("a key in the header is not looked at", LIMIT, async () => {
    const { d: _, ...jwk } = ES256.key;
    const jws = reheaded(JSON.stringify({ alg: "ES256", jwk }))(await signed("P-256"));
    assert.equal((await verified("P-256", jws)).fault, "SIGNATURE");
  });

  test("a tag that was cut does not hold, though the profile permits short ones", LIMIT, async () => {
    const [header, payload, tag] = HS256.jws.split(".");
    const half = Buffer.from(tag!, "base64url").subarray(0, 16).toString("base64url");
    assert.equal((await verified("HS256", [header, payload, half].join("."))).fault, "SIGNATURE");
  });
});

function reheaded(header: string): (jws: string) => string {
  return (jws) => encode(header) + jws.slice(jws.indexOf("."));
}

describe("SignJws", () => {
  for (const [key, algorithm, written = algorithm] of [
    ["HS256", "", "HS256"],
    ["P-256", "", "ES256"],
    ["EC-P384", "", "ES384"],
    ["EC-P521", "", "ES512"],
    ["Ed25519", "", "EdDSA"],
    ["Ed25519", "Ed25519"],
    ["Ed448", "", "EdDSA"],
    ["Ed448", "Ed448"],
    ["RSA-2048", "", "PS256"],
    ["RSA-2048", "PS512"],
    ["RSA-2048", "RS384"],
    ["ML-DSA-44", "", "ML-DSA-44"],
  ] as const) {
    test(`a key ${key} signs with ${algorithm || `${written} where nothing is asked for`}`, LIMIT, async () => {
      const jws = await signed(key, algorithm, { keyId: "k1", type: "example" });
      assert.deepEqual(headerOf(jws), { alg: written, typ: "example", kid: "k1" });
      const answer = await verified(key, jws);
      assert.equal(answer.valid, true, answer.explanation);
      assert.deepEqual(Buffer.from(answer.payload), PAYLOAD);
    });
  }

  test("the same secret and payload give the token of RFC 7515, A.1, but for its header", LIMIT, async () => {
    const payload = Buffer.from(HS256.jws.split(".")[1]!, "base64url");
    const { jws } = await unaryCall(engine.session, signJws, { key: named("HS256"), payload });
    assert.deepEqual(headerOf(jws), { alg: "HS256" });
    assert.equal(jws.split(".")[1], HS256.jws.split(".")[1]);
  });

  test("an HMAC key that is shorter than the hash signs and verifies nothing", LIMIT, async () => {
    engine.keep("short", secretKey("HMAC", Buffer.alloc(31, 7), ["sign", "verify"]));
    const refusal = { code: 3, text: /31 bytes, and HS256 takes 32 or more/ };
    await assert.rejects(signed("short"), refusal);
    await assert.rejects(verified("short", HS256.jws), refusal);
  });

  test("a key that is bound to an algorithm signs with no other", LIMIT, async () => {
    await assert.rejects(signed("HS256", "HS512"), { code: 3, text: /HMAC-SHA-256, which the key is bound to/ });
  });

  test("the profile's sections judge tokens as they judge signatures and tags", LIMIT, async () => {
    const token = await signed("RSA-2048", "RS256");
    const allowed = new Set(["RSA-PSS-SHA512"]);
    engine.change({ signatures: { default: "RSA-PSS-SHA512", allowed } });
    try {
      const refusal = { code: 7, text: /rule signatures\.allowed of profile payments .* refuses RSA-PKCS1-SHA256/ };
      await assert.rejects(signed("RSA-2048", "RS256"), refusal);
      await assert.rejects(verified("RSA-2048", token), refusal);
      assert.equal(headerOf(await signed("RSA-2048")).alg, "PS512");
      await assert.rejects(signed("HS256"), { code: 7, text: /rule mac/ });
    } finally {
      engine.change({
        mac: { default: "HMAC-SHA-256", allowed: new Set(MACS.keys()), minTagBytes: 16 },
        signatures: { default: "ECDSA-P256-SHA256", allowed: ALL },
      });
    }
  });

  test("a payload, a key id and a type that are too long are refused by name", LIMIT, async () => {
    await assert.rejects(signed("P-256", "", { payload: new Uint8Array(1_048_577) }), { code: 3, text: /1048576/ });
    await assert.rejects(signed("P-256", "", { keyId: "x".repeat(1025) }), { code: 3, text: /key_id has 1025/ });
    await assert.rejects(signed("P-256", "", { type: "x".repeat(1025) }), { code: 3, text: /type has 1025/ });
  });
});
