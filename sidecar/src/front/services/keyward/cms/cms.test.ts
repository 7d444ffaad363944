import assert from "node:assert/strict";
import { sign as nodeSign } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { digest as hashOf } from "@keyward/core/algorithms/hash";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { requireSignatureAlgorithm, SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { messageDigestFor } from "@keyward/core/cms/message-digest";
import { isCmsSignature } from "@keyward/core/cms/signature-identifier";
import { encodeSignedAttributes, encodeSignedData } from "@keyward/core/cms/signed-data-build";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { encodePem } from "@keyward/core/text/pem";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { assembleCertificate } from "@keyward/core/x509/certificates/certificate-build";
import { keyUsageExtension } from "@keyward/core/x509/extensions/extension-build";
import { TEST_TIME_MS, type TestCertificate, testCertificate } from "@keyward/core/x509/testing/test-chain";
import { CmsService } from "@keyward/proto/gen/keyward/v1/cms_pb";
import { NO_ATTRIBUTES, settleKey } from "../../../../keys/key-attributes.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { signDetached, verifyDetached } = CmsService.method;
const TYPES = ["EC-P256", "EC-P384", "EC-P521", "RSA-2048", "Ed25519", "Ed448", "ML-DSA-44", "SLH-DSA-SHA2-128f"];
const CONTENT = Buffer.from("a content");
const AT = BigInt(TEST_TIME_MS / 1000);
const SIGNING = [keyUsageExtension(["digitalSignature"])];

const root = testCertificate("Root", undefined);
const middle = testCertificate("Middle", root);
const certificates = new Map<string, Uint8Array>();
let engine: EngineServer;

before(async () => {
  engine = await startEngineServer({
    signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) },
  });
  for (const type of TYPES) keep(type);
});
after(() => engine[Symbol.asyncDispose]());

function keep(type: string, name = type, extensions: readonly Uint8Array[] = SIGNING): void {
  const material = signaturePair(type);
  const keys = { publicKey: material.publicKeys[0]!, privateKey: material.privateKeys[0]! };
  certificates.set(name, testCertificate(name, middle, { keys, extensions }).der);
  engine.keep(name, settleKey({ type: requireKeyType(type), material, attributes: NO_ATTRIBUTES }));
}

const named = (value: string) => ({ key: { case: "name" as const, value } });

async function signed(key: string, more: { algorithm?: string; signingTime?: boolean; chain?: Uint8Array[] } = {}) {
  const certificate = certificates.get(key)!;
  const request = { key: named(key), content: CONTENT, certificate, chain: [middle.der], ...more };
  return Buffer.from((await unaryCall(engine.session, signDetached, request)).signature);
}

function verified(signature: Uint8Array, more = {}) {
  const request = { signature, content: CONTENT, roots: [root.der], at: AT, ...more };
  return unaryCall(engine.session, verifyDetached, request);
}

describe("a signature holds for its content, and for no other", () => {
  for (const type of TYPES) {
    for (const row of SIGNATURES.values()) {
      if (!takesKeyType(row, requireKeyType(type)) || !isCmsSignature(row)) continue;
      test(row.name, LIMIT, async () => {
        const signature = await signed(type, { algorithm: row.name });
        const answer = await verified(signature);
        assert.equal(answer.valid, true, `${answer.fault} ${answer.explanation}`);
        assert.deepEqual(Buffer.from(answer.signer), Buffer.from(certificates.get(type)!));
        assert.equal(answer.signingTime, undefined);
        assert.equal(answer.profile?.generation, 7n);
        const other = await verified(signature, { content: Buffer.from("another") });
        assert.deepEqual([other.valid, other.fault, other.signer.length], [false, "CONTENT", 0]);
      });
    }
  }
});

test("the time of signing is signed where it is asked for", LIMIT, async () => {
  const { valid, signingTime } = await verified(await signed("EC-P256", { signingTime: true }));
  assert.equal(valid, true);
  assert.ok(Math.abs(Number(signingTime) - Date.now() / 1000) < 60);
});

test("content that is longer than a slice, or empty, is signed as well", LIMIT, async () => {
  for (const content of [new Uint8Array(300_000).fill(7), new Uint8Array()]) {
    const certificate = certificates.get("EC-P256")!;
    const request = { key: named("EC-P256"), content, certificate, chain: [middle.der] };
    const { signature } = await unaryCall(engine.session, signDetached, request);
    assert.equal((await verified(signature, { content })).valid, true);
  }
});

test("no bit of a signature can be changed unnoticed", LIMIT, async () => {
  const signature = await signed("EC-P256", { chain: [] });
  for (let at = 0; at < signature.length; at += 7) {
    const changed = Buffer.from(signature);
    changed[at]! ^= 0x04;
    const { valid, fault } = await verified(changed, { certificates: [middle.der] });
    assert.equal(valid, false, `byte ${at}`);
    assert.notEqual(fault, "");
  }
});

describe("SignDetached refuses", () => {
  const sign = (changes: object) => {
    const request = { key: named("EC-P256"), content: CONTENT, certificate: certificates.get("EC-P256")!, ...changes };
    return unaryCall(engine.session, signDetached, request);
  };

  test("the certificate of another key", LIMIT, async () => {
    const certificate = certificates.get("EC-P384")!;
    await assert.rejects(sign({ certificate }), { code: 3, text: /public key is not that of the key/ });
  });

  test("a certificate that must not sign content", LIMIT, async () => {
    keep("EC-P256", "agrees", [keyUsageExtension(["keyAgreement"])]);
    const certificate = certificates.get("agrees")!;
    await assert.rejects(sign({ key: named("agrees"), certificate }), {
      code: 3,
      text: /neither digitalSignature nor/,
    });
  });

  test("certificates that are none, and says where they are", LIMIT, async () => {
    const two = Buffer.from(encodePem("CERTIFICATE", root.der).repeat(2));
    await assert.rejects(sign({ certificate: two }), { code: 3, text: /put the others into chain/ });
    await assert.rejects(sign({ certificate: Buffer.from("no") }), { code: 3, text: /^certificate: .* nor PEM/ });
    const key = Buffer.from(encodePem("PUBLIC KEY", root.der));
    await assert.rejects(sign({ chain: [root.der, key] }), { code: 3, text: /^chain\[1\]: .*"PUBLIC KEY"/ });
    await assert.rejects(sign({ chain: [Uint8Array.of(0x30, 0)] }), { code: 3, text: /^chain, certificate 1: / });
    await assert.rejects(sign({ chain: Array(17).fill(root.der) }), { code: 3, text: /17 .* most is 16/ });
  });

  test("what the profile does not permit, and what CMS has no identifier for", LIMIT, async () => {
    const rsa = { key: named("RSA-2048"), certificate: certificates.get("RSA-2048")! };
    await assert.rejects(sign({ ...rsa, algorithm: "RSA-PSS-SHA3-256" }), {
      code: 3,
      text: /no identifier for RSA-PSS/,
    });
    engine.change({ signatures: { default: "Ed25519", allowed: new Set(["Ed25519"]) } });
    try {
      await assert.rejects(sign({ algorithm: "ECDSA-P256-SHA256" }), { code: 7, text: /rule signatures\.allowed/ });
    } finally {
      engine.change({ signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) } });
    }
  });
});

/** Made by hand: SignDetached would refuse some of them. @param enclosed the certificate that is sent */
function signedBy({ key, candidate }: TestCertificate, enclosed = candidate.certificate): Uint8Array {
  const row = requireSignatureAlgorithm("ECDSA-P256-SHA256");
  const digest = messageDigestFor(row);
  const { certificate } = candidate;
  const signing = { row, digest, contentDigest: hashOf(digest.hash, CONTENT), certificate, signingTimeMs: undefined };
  const attributes = encodeSignedAttributes(signing);
  return encodeSignedData({ ...signing, certificate: enclosed }, attributes, nodeSign("sha256", attributes, key), []);
}

describe("VerifyDetached", () => {
  test("needs roots, and judges the path to one of them", LIMIT, async () => {
    const signature = await signed("EC-P256");
    await assert.rejects(verified(signature, { roots: [] }), { code: 3, text: /roots is empty/ });
    const stranger = testCertificate("Stranger", undefined);
    assert.equal((await verified(signature, { roots: [stranger.der] })).fault, "NO_PATH");
    assert.equal((await verified(signature, { at: AT + 200_000n })).fault, "EXPIRED");
    assert.equal((await verified(signature, { roots: [certificates.get("EC-P256")!] })).valid, true);
  });

  test("takes roots and further certificates as PEM, several in one field", LIMIT, async () => {
    const signature = await signed("EC-P256", { chain: [] });
    assert.equal((await verified(signature)).fault, "NO_PATH");
    const pem = Buffer.from(encodePem("CERTIFICATE", root.der) + encodePem("CERTIFICATE", middle.der));
    assert.equal((await verified(signature, { roots: [pem], certificates: [pem] })).valid, true);
  });

  test("refuses a signer whose certificate is not for signing content", LIMIT, async () => {
    const signer = testCertificate("Agrees", root, { extensions: [keyUsageExtension(["keyAgreement"])] });
    assert.equal((await verified(signedBy(signer))).fault, "KEY_USAGE");
    assert.equal((await verified(signedBy(testCertificate("Silent", root, { extensions: SIGNING })))).fault, "");
  });

  test("takes no other certificate of the same name, number and key for the signer's", LIMIT, async () => {
    const signer = testCertificate("Signer", root, { extensions: SIGNING });
    const { certificate } = signer.candidate;
    const tbs = Buffer.from(certificate.signed);
    tbs.write("270101000000Z", tbs.indexOf("260602000000Z"), "latin1");
    const der = assembleCertificate(tbs, defaultSignature("ecdsa", 256), nodeSign("sha256", tbs, root.key));
    const { fault, explanation } = await verified(signedBy(signer, parseCertificate(der)));
    assert.deepEqual([fault, explanation.includes("not the one that the attributes name")], ["NO_CERTIFICATE", true]);
  });

  test("is judged by the profile as Verify is", LIMIT, async () => {
    const signature = await signed("EC-P256");
    engine.change({ signatures: { default: "Ed25519", allowed: new Set(["Ed25519"]) } });
    try {
      await assert.rejects(verified(signature), { code: 7, text: /refuses ECDSA-P256-SHA256/ });
    } finally {
      engine.change({ signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) } });
    }
  });

  for (const [what, signature, why] of [
    ["nothing", "", /ContentInfo: is missing/],
    ["no DER", "ffff", /ContentInfo/],
    ["BER", "3080", /is BER, with an indefinite length; only DER is read/],
    ["another content", "300f06092a864886f70d010701a0020400", /holds content 1\.2\.840\.113549\.1\.7\.1/],
  ] as const) {
    test(`tells that ${what} is malformed`, LIMIT, async () => {
      const { valid, fault, explanation } = await verified(Buffer.from(signature, "hex"));
      assert.deepEqual([valid, fault], [false, "MALFORMED"]);
      assert.match(explanation, why);
    });
  }
});
