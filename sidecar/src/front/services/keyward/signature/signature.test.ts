import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { ClientHttp2Session } from "node:http2";
import { after, before, describe, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES, type SignatureAlgorithm, takesKeyType } from "@keyward/core/algorithms/signature";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { SignatureFormat } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { testCall } from "../../../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../../../identity/caller.ts";
import { CallLog } from "../../../../log/call-log.ts";
import { logTo } from "../../../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../../profile/holder.ts";
import { clientStreamCall } from "../../../testing/stream-call.ts";
import { startTestServer, type TestServer } from "../../../testing/test-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";
import { servicesOn } from "../../services.ts";

const LIMIT = { timeout: 60_000 };
const { sign, signStream, verify, verifyStream } = CryptoService.method;
const TYPES = ["EC-P256", "EC-P384", "EC-P521", "Ed25519", "Ed448", "RSA-2048", "ML-DSA-44", "MLDSA44-Ed25519-SHA512"];
const message = Buffer.from("a message");

let server: TestServer;
let session: ClientHttp2Session;

before(async () => {
  const holder = new ProfileHolder();
  const allowed = new Set([...SIGNATURES.keys()].filter((name) => name !== "ECDSA-P256-SHA512"));
  const limits = { ...sampleProfile().limits, maxMessageBytes: 100_000 };
  holder.swap(snapshotOf(sampleProfile({ signatures: { default: "ECDSA-P256-SHA256", allowed }, limits })));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "debug");
  const call = testCall();
  const keep = (name: string, type: string, usages: readonly string[], material: KeyMaterial, algorithm?: string) =>
    call.ring.named.put(
      LOCAL_CALLER,
      name,
      { type: requireKeyType(type), usages: parseUsages(usages), algorithm, material },
      99,
    );
  for (const type of TYPES) {
    const pair = signaturePair(type);
    keep(type, type, ["sign", "verify"], pair);
    keep(`${type} public`, type, ["verify"], { kind: "public", publicKeys: pair.publicKeys });
  }
  keep("bound", "EC-P256", ["sign"], signaturePair("EC-P256"), "ECDSA-P256-SHA3-256");
  server = await startTestServer(servicesOn({ ...call, holder, calls, nowMs: Date.now }, false));
  session = server.connect();
});
after(() => server[Symbol.asyncDispose]());

function keyNamed(value: string) {
  return { key: { case: "name" as const, value } };
}

function requestOf(key: string, algorithm: string, format: SignatureFormat) {
  return { key: keyNamed(key), algorithm, options: { format } };
}

/** Only ECDSA has two. */
function formatsOf({ scheme }: SignatureAlgorithm): readonly SignatureFormat[] {
  return scheme === "ecdsa" ? [SignatureFormat.DER, SignatureFormat.RAW] : [SignatureFormat.UNSPECIFIED];
}

const inMessage = (value: Uint8Array) => ({ case: "message" as const, value });

async function failure(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    return error as Failure;
  }
  return assert.fail("the call succeeded");
}

describe("Sign and Verify", () => {
  for (const type of TYPES) {
    for (const row of SIGNATURES.values()) {
      if (!takesKeyType(row, requireKeyType(type)) || row.name === "ECDSA-P256-SHA512") continue;
      test(`${row.name} verifies with the public key what the pair signed, and nothing else`, LIMIT, async () => {
        for (const format of formatsOf(row)) {
          const common = { algorithm: row.name, options: { format } };
          const signed = await unaryCall(session, sign, { key: keyNamed(type), input: inMessage(message), ...common });
          assert.equal(signed.algorithm, row.name);
          const { signature } = signed;
          const judge = async (changes: object) =>
            (
              await unaryCall(session, verify, {
                key: keyNamed(`${type} public`),
                input: inMessage(message),
                signature,
                ...common,
                ...changes,
              })
            ).valid;
          assert.equal(await judge({}), true);
          assert.equal(await judge({ input: inMessage(Buffer.from("another")) }), false);
          assert.equal(await judge({ signature: signature.subarray(1) }), false);
          assert.equal(await judge({ signature: Buffer.concat([signature, Buffer.of(0)]) }), false);
          assert.equal(await judge({ signature: Buffer.alloc(0) }), false);
        }
      });
    }
  }
});

describe("a digest stands for its message", () => {
  for (const row of SIGNATURES.values()) {
    const type = TYPES.find((name) => takesKeyType(row, requireKeyType(name)));
    if (row.hash === undefined || type === undefined || row.name === "ECDSA-P256-SHA512" || /SHA3/.test(row.name))
      continue;
    const { nodeName } = row.hash;
    test(`both ways with ${row.name}`, LIMIT, async () => {
      const digest = { case: "digest" as const, value: createHash(nodeName).update(message).digest() };
      for (const format of formatsOf(row)) {
        const common = requestOf(type, row.name, format);
        const ofDigest = await unaryCall(session, sign, { ...common, input: digest });
        const ofMessage = await unaryCall(session, sign, { ...common, input: inMessage(message) });
        for (const { signature } of [ofDigest, ofMessage]) {
          for (const input of [digest, inMessage(message)]) {
            assert.equal((await unaryCall(session, verify, { ...common, input, signature })).valid, true);
          }
        }
        const other = { ...digest, value: digest.value.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) };
        const { signature } = ofMessage;
        assert.equal((await unaryCall(session, verify, { ...common, input: other, signature })).valid, false);
      }
    });
  }
});

describe("a message in parts", () => {
  const long = Buffer.from(Array.from({ length: 90_000 }, (_, index) => index % 251));
  const parts = [long.subarray(0, 1), long.subarray(1, 1), long.subarray(1, 70_000), long.subarray(70_000)];
  const chunk = (value: Uint8Array) => ({ part: { case: "chunk" as const, value } });
  for (const type of TYPES) {
    test(`is signed and verified as the whole, with a key of type ${type}`, LIMIT, async () => {
      const whole = { key: keyNamed(type), input: inMessage(long) };
      const inParts = async (begin: object) => {
        const value = { key: keyNamed(type), ...begin };
        return clientStreamCall(session, signStream, [{ part: { case: "begin", value } }, ...parts.map(chunk)]);
      };
      const { signature } = await inParts({});
      assert.equal((await unaryCall(session, verify, { ...whole, signature })).valid, true);
      const ofWhole = await unaryCall(session, sign, whole);
      const judge = async (given: Uint8Array, pieces: readonly Uint8Array[]) => {
        const value = { key: keyNamed(type), signature: given };
        const requests = [{ part: { case: "begin" as const, value } }, ...pieces.map(chunk)];
        return (await clientStreamCall(session, verifyStream, requests)).valid;
      };
      assert.equal(await judge(ofWhole.signature, parts), true);
      assert.equal(await judge(ofWhole.signature, parts.slice(1)), false);
      assert.equal(await judge(ofWhole.signature.subarray(1), parts), false);
      assert.equal(await judge(new Uint8Array(), parts), false);
    });
  }

  test(
    "longer than the profile permits is refused where the algorithm needs all of it, and only there",
    LIMIT,
    async () => {
      const requests = (type: string) => [
        { part: { case: "begin" as const, value: { key: keyNamed(type) } } },
        chunk(long),
        chunk(long),
      ];
      const { code, text } = await failure(clientStreamCall(session, signStream, requests("Ed25519")));
      assert.deepEqual(
        [code, /Ed25519 needs the whole message at once.*100000.*limits\.maxMessageKibibytes/.test(text)],
        [8, true],
      );
      for (const type of ["EC-P384", "RSA-2048", "MLDSA44-Ed25519-SHA512"]) {
        await clientStreamCall(session, signStream, requests(type));
      }
    },
  );

  test("is judged by the rules of the whole before its first piece", LIMIT, async () => {
    const begin = (value: object) => [{ part: { case: "begin" as const, value } }];
    const refusals = [
      { value: { key: keyNamed("EC-P256"), algorithm: "ECDSA-P256-SHA512" }, text: /rule signatures\.allowed/ },
      { value: { key: keyNamed("EC-P256 public") }, text: /rule key\.usages/ },
      { value: { key: keyNamed("Ed25519"), options: { context: message } }, text: /Ed25519 takes no context/ },
    ];
    for (const { value, text } of refusals) {
      assert.match((await failure(clientStreamCall(session, signStream, begin(value)))).text, text);
    }
  });
});

describe("Sign refuses", () => {
  const refusals: [sentence: string, key: string, request: object, code: number, text: RegExp][] = [
    ["a key that may not sign", "EC-P256 public", {}, 7, /rule key\.usages .* permits verify/],
    ["a key that is not there", "nobody", {}, 5, /no key "nobody" is kept/],
    [
      "an unknown algorithm",
      "EC-P256",
      { algorithm: "ECDSA-P256-MD5" },
      3,
      /unknown signature algorithm "ECDSA-P256-MD5"/,
    ],
    ["another curve's", "EC-P256", { algorithm: "ECDSA-P384-SHA384" }, 3, /takes no key of type EC-P256/],
    ["what the profile leaves out", "EC-P256", { algorithm: "ECDSA-P256-SHA512" }, 7, /rule signatures\.allowed/],
    ["another than the key is bound to", "bound", { algorithm: "ECDSA-P256-SHA256" }, 7, /rule key\.algorithm/],
    ["nothing", "EC-P256", { input: { case: undefined } }, 3, /set message \(which may be empty\) or digest/],
    ["a format that is none", "EC-P256", { options: { format: 9 } }, 3, /options\.format is 9/],
    ["a salt where there is none", "EC-P256", { options: { saltBytes: 32 } }, 3, /ECDSA-P256-SHA256 has no salt/],
    ["a context with ECDSA", "EC-P256", { options: { context: message } }, 3, /ECDSA-P256-SHA256 takes no context/],
    ["a context with Ed25519", "Ed25519", { options: { context: message } }, 3, /Ed25519 takes no context/],
    ["a long context", "ML-DSA-44", { options: { context: new Uint8Array(256) } }, 3, /256 bytes, the most is 255/],
    [
      "a digest with Ed25519",
      "Ed25519",
      { input: { case: "digest", value: message } },
      3,
      /Ed25519 signs messages only/,
    ],
    [
      "a digest with ML-DSA",
      "ML-DSA-44",
      { input: { case: "digest", value: message } },
      3,
      /ML-DSA-44 signs messages only/,
    ],
    [
      "a digest of another hash",
      "EC-P256",
      { input: { case: "digest", value: new Uint8Array(48) } },
      3,
      /48 bytes; .* 32 of SHA-256/,
    ],
    ["a long salt", "RSA-2048", { algorithm: "RSA-PSS-SHA256", options: { saltBytes: 223 } }, 3, /the most is 222/],
    [
      "a long message",
      "EC-P256",
      { input: inMessage(new Uint8Array(100_001)) },
      8,
      /limits\.maxMessageKibibytes.*use the stream/,
    ],
  ];
  for (const [sentence, key, changes, code, text] of refusals) {
    test(sentence, LIMIT, async () => {
      const request = { key: keyNamed(key), input: inMessage(message), ...changes };
      const failed = await failure(unaryCall(session, sign, request));
      assert.match(failed.text, text);
      assert.equal(failed.code, code);
    });
  }
});

test(
  "the algorithm is the one that the key is bound to, else the default where it fits, else one that fits",
  LIMIT,
  async () => {
    const chosen = async (key: string) =>
      (await unaryCall(session, sign, { key: keyNamed(key), input: inMessage(message) })).algorithm;
    assert.equal(await chosen("bound"), "ECDSA-P256-SHA3-256");
    assert.equal(await chosen("EC-P256"), "ECDSA-P256-SHA256");
    assert.equal(await chosen("Ed25519"), "Ed25519");
    assert.equal(await chosen("EC-P384"), "ECDSA-P384-SHA256");
  },
);

test("a signature holds only with the context, and the salt, that it was made with", LIMIT, async () => {
  const cases = [
    { key: "Ed448", options: { context: message }, wrong: { context: Buffer.from("other") } },
    { key: "ML-DSA-44", options: { context: message }, wrong: {} },
    { key: "MLDSA44-Ed25519-SHA512", options: { context: message }, wrong: {} },
    { key: "RSA-2048", algorithm: "RSA-PSS-SHA256", options: { saltBytes: 0 }, wrong: {} },
    { key: "RSA-2048", algorithm: "RSA-PSS-SHA256", options: { saltBytes: 222 }, wrong: { saltBytes: 221 } },
  ];
  for (const { key, algorithm, options, wrong } of cases) {
    const request = { key: keyNamed(key), algorithm: algorithm ?? "", input: inMessage(message) };
    const { signature } = await unaryCall(session, sign, { ...request, options });
    assert.equal((await unaryCall(session, verify, { ...request, signature, options })).valid, true, key);
    assert.equal((await unaryCall(session, verify, { ...request, signature, options: wrong })).valid, false, key);
  }
});
