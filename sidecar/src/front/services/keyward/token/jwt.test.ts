import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TokenService } from "@keyward/proto/gen/keyward/v1/token_pb";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { signJws, signJwt, verifyJwt } = TokenService.method;
const KEY = { key: { case: "name" as const, value: "k" } };

let engine: EngineServer;
before(async () => {
  engine = await startEngineServer({
    mac: { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256"]), minTagBytes: 16 },
  });
  engine.keep("k", secretKey("HMAC", Buffer.alloc(32, 7), ["sign", "verify"]));
});
after(() => engine[Symbol.asyncDispose]());

async function signed(claims: string, more = {}): Promise<string> {
  return (await unaryCall(engine.session, signJwt, { key: KEY, claims, ...more })).jwt;
}

function verified(jwt: string, more = {}) {
  return unaryCall(engine.session, verifyJwt, { key: KEY, jwt, ...more });
}

/** Signed as they are, whatever they are. */
async function verifiedPayload(payload: string | Uint8Array) {
  const { jws } = await unaryCall(engine.session, signJws, { key: KEY, payload: Buffer.from(payload) });
  return verified(jws);
}

const claimsOf = (jwt: string) => Buffer.from(jwt.split(".")[1]!, "base64url").toString();
const nowSeconds = () => Math.floor(Date.now() / 1000);

test("claims are signed and given back as they were written", LIMIT, async () => {
  const claims = ' { "sub" : "ä\\u00e4", "n":1.0e2 }\n';
  const jwt = await signed(claims, { keyId: "k1" });
  assert.equal(claimsOf(jwt), claims);
  const answer = await verified(jwt);
  assert.deepEqual([answer.valid, answer.claims], [true, claims]);
  assert.deepEqual(JSON.parse(answer.header), { alg: "HS256", typ: "JWT", kid: "k1" });
  assert.equal(answer.profile?.name, "payments");
});

test("a lifetime adds iat and exp, and nothing else changes", LIMIT, async () => {
  for (const [claims, begins] of [
    ["{}", "{"],
    ['{"a":"}"} ', '{"a":"}",'],
  ] as const) {
    const before = nowSeconds();
    const text = claimsOf(await signed(claims, { lifetimeSeconds: 60 }));
    const { iat, exp } = JSON.parse(text);
    assert.ok(iat >= before && iat <= nowSeconds());
    assert.equal(exp - iat, 60);
    assert.equal(text, `${begins}"iat":${iat},"exp":${exp}${claims.slice(claims.lastIndexOf("}"))}`);
  }
});

test("a lifetime leaves the dates that are there", LIMIT, async () => {
  assert.equal(claimsOf(await signed('{"exp":1,"iat":0}', { lifetimeSeconds: 60 })), '{"exp":1,"iat":0}');
  assert.match(claimsOf(await signed('{"exp":1}', { lifetimeSeconds: 60 })), /^\{"exp":1,"iat":\d+\}$/);
});

describe("VerifyJwt", () => {
  const dates: readonly (readonly [claim: string, offsetSeconds: number, tolerance: number, fault: string])[] = [
    ["exp", -30, 0, "EXPIRED"],
    ["exp", -30, 60, ""],
    ["exp", -90, 60, "EXPIRED"],
    ["exp", 30, 0, ""],
    ["nbf", 30, 0, "NOT_YET_VALID"],
    ["nbf", 30, 60, ""],
    ["nbf", 90, 60, "NOT_YET_VALID"],
    ["nbf", -1, 0, ""],
    ["iat", 600, 0, ""],
  ];
  for (const [claim, offset, toleranceSeconds, expected] of dates) {
    test(
      `${claim} ${offset} s from now with ${toleranceSeconds} s of tolerance: ${expected || "valid"}`,
      LIMIT,
      async () => {
        const jwt = await signed(JSON.stringify({ [claim]: nowSeconds() + offset }));
        const { valid, fault, claims, header } = await verified(jwt, { toleranceSeconds });
        assert.deepEqual([valid, fault], [expected === "", expected]);
        if (!valid) assert.deepEqual([claims, header], ["", ""]);
      },
    );
  }

  test("a token ends at exp, not after it", LIMIT, async () => {
    assert.equal((await verified(await signed(`{"exp":${nowSeconds()}}`))).fault, "EXPIRED");
  });

  const claims = '{"iss":"me","sub":"you","aud":["a","b"]}';
  for (const [wish, fault, why] of [
    [{ issuer: "me", subject: "you", audience: "b" }, "", /^$/],
    [{ issuer: "Me" }, "ISSUER", /iss is "me", not "Me"/],
    [{ subject: "me" }, "SUBJECT", /sub is "you", not "me"/],
    [{ audience: "c" }, "AUDIENCE", /aud is a list of 2, without "c"/],
  ] as const) {
    test(`${JSON.stringify(wish)}: ${fault || "valid"}`, LIMIT, async () => {
      const answer = await verified(await signed(claims), wish);
      assert.equal(answer.fault, fault);
      assert.match(answer.explanation, why);
    });
  }

  test("a claim that is asked for and not there is a fault", LIMIT, async () => {
    const jwt = await signed('{"aud":"a"}');
    assert.equal((await verified(jwt, { issuer: "me" })).explanation, 'iss is not there, not "me"');
    assert.equal((await verified(jwt, { subject: "me" })).fault, "SUBJECT");
    assert.equal((await verified(jwt, { audience: "a" })).valid, true);
    assert.equal((await verified(await signed("{}"), { audience: "a" })).fault, "AUDIENCE");
  });

  test("the signature speaks before the claims", LIMIT, async () => {
    const jwt = await signed('{"exp":1}');
    assert.equal((await verified(`${jwt.slice(0, -4)}AAAA`)).fault, "SIGNATURE");
    assert.equal((await verified("x.y")).fault, "MALFORMED");
  });

  test("a type that is asked for must be there, as the same media type", LIMIT, async () => {
    const [access, plain] = [await signed("{}", { type: "at+jwt" }), await signed("{}")];
    assert.equal((await verified(access, { type: "application/AT+JWT" })).valid, true);
    assert.equal((await verified(plain, { type: "jwt" })).valid, true);
    const { fault, explanation } = await verified(plain, { type: "at+jwt" });
    assert.deepEqual([fault, explanation], ["TYPE", 'typ is "JWT", not "at+jwt"']);
    const { jws } = await unaryCall(engine.session, signJws, { key: KEY, payload: Buffer.from("{}") });
    assert.equal((await verified(jws, { type: "JWT" })).fault, "TYPE");
  });

  test("a tolerance of more than five minutes is refused", LIMIT, async () => {
    await assert.rejects(verified(await signed("{}"), { toleranceSeconds: 301 }), { code: 3, text: /most is 300/ });
  });
});

describe("claims that are none", () => {
  const cases: readonly (readonly [claims: string, why: RegExp])[] = [
    ["", /not JSON/],
    ["[]", /no JSON object/],
    ["null", /no JSON object/],
    ['{"sub":"a","sub":"b"}', /two members "sub"/],
    ['{"exp":"1"}', /"exp" .* seconds since 1970/],
    ['{"nbf":null}', /"nbf"/],
    ['{"iat":1e999}', /"iat"/],
    ['{"iss":1}', /"iss" of the claims set is no string/],
    ['{"aud":{}}', /"aud"/],
    ['{"aud":["a",1]}', /"aud"/],
    [`{"a":${"[".repeat(33)}${"]".repeat(33)}}`, /32 levels/],
    [`{"a":"${"x".repeat(65_536)}"}`, /65544 bytes, the most is 65536/],
  ];
  for (const [claims, why] of cases) {
    test(`${claims.slice(0, 30)} is not signed, and malformed where it was`, LIMIT, async () => {
      await assert.rejects(signed(claims), { code: 3, text: why });
      const { fault, explanation } = await verifiedPayload(claims);
      assert.equal(fault, "MALFORMED");
      assert.match(explanation, why);
    });
  }

  test("bytes that are no UTF-8 are malformed", LIMIT, async () => {
    assert.match((await verifiedPayload(Uint8Array.of(0x7b, 0xff, 0x7d))).explanation, /not UTF-8/);
  });
});
