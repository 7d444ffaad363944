import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { importKey } from "@keyward/core/crypto/key/import-key";
import { CmsService } from "@keyward/proto/gen/keyward/v1/cms_pb";
import { NO_ATTRIBUTES, settleKey } from "../../../../keys/key-attributes.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { signDetached, verifyDetached } = CmsService.method;
const missing = spawnSync("openssl", ["version"]).error && "no openssl program on this machine";

const KEYS: readonly (readonly [name: string, ...options: string[]])[] = [
  ["p256", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  ["p384", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  ["rsa", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
];

describe("the openssl program", { skip: missing }, () => {
  let engine: EngineServer;
  let directory: string;
  const file = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): string =>
    execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "cms-"));
    engine = await startEngineServer({
      signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) },
    });
    writeFileSync(file("content"), "a content\r\nof two lines\n");
    for (const [name, ...options] of KEYS) makeSigner(name, options);
  });
  after(async () => {
    await engine[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  });

  /** A certificate that signed itself, and its key in the server. */
  function makeSigner(name: string, options: readonly string[]): void {
    openssl("genpkey", ...options, "-out", file(`${name}.key`));
    const subject = ["-subj", `/CN=${name}`, "-days", "2", "-addext", "keyUsage=digitalSignature,keyCertSign"];
    openssl("req", "-x509", "-new", "-key", file(`${name}.key`), ...subject, "-out", file(`${name}.pem`));
    const imported = importKey({ format: "pkcs8", data: readFileSync(file(`${name}.key`)) });
    engine.keep(name, settleKey({ ...imported, attributes: NO_ATTRIBUTES }));
  }

  const read = (name: string) => readFileSync(file(name));

  async function signed(name: string, algorithm: string): Promise<void> {
    const key = { key: { case: "name" as const, value: name } };
    const request = { key, algorithm, content: read("content"), certificate: read(`${name}.pem`), signingTime: true };
    writeFileSync(file("signature"), (await unaryCall(engine.session, signDetached, request)).signature);
  }

  function verified(name: string) {
    const request = { signature: read("signature"), content: read("content"), roots: [read(`${name}.pem`)] };
    return unaryCall(engine.session, verifyDetached, request);
  }

  for (const [name, algorithm] of [
    ["p256", "ECDSA-P256-SHA256"],
    ["p256", "ECDSA-P256-SHA3-256"],
    ["p384", "ECDSA-P384-SHA384"],
    ["rsa", "RSA-PKCS1-SHA256"],
    ["rsa", "RSA-PSS-SHA384"],
  ] as const) {
    test(`verifies what ${algorithm} signed here, and nothing else`, LIMIT, async () => {
      await signed(name, algorithm);
      const verify = (content: string) =>
        spawnSync("openssl", [
          ...["cms", "-verify", "-binary", "-inform", "DER", "-in", file("signature"), "-content", content],
          ...["-CAfile", file(`${name}.pem`), "-purpose", "any", "-out", file("out")],
        ]);
      const { status, stderr } = verify(file("content"));
      assert.equal(status, 0, stderr.toString());
      assert.deepEqual(read("out"), read("content"));
      assert.notEqual(verify(file(`${name}.pem`)).status, 0);
    });
  }

  const PSS = ["-keyopt", "rsa_padding_mode:pss", "-keyopt"];
  for (const [name, ...options] of [
    ["p256"],
    ["p256", "-md", "sha512"],
    ["p256", "-noattr"],
    ["p256", "-keyid"],
    ["p384", "-md", "sha384"],
    ["rsa"],
    ["rsa", "-md", "sha512", "-nosmimecap"],
    ["rsa", ...PSS, "rsa_pss_saltlen:32"],
    ["rsa", ...PSS, "rsa_pss_saltlen:20"],
    ["rsa", ...PSS, "rsa_pss_saltlen:max"],
  ] as const) {
    test(`signs what holds here: ${name} ${options.join(" ")}`, LIMIT, async () => {
      const common = ["-binary", "-signer", file(`${name}.pem`), "-inkey", file(`${name}.key`), ...options];
      openssl("cms", "-sign", ...common, "-in", file("content"), "-outform", "DER", "-out", file("signature"));
      const { valid, fault, explanation, signingTime } = await verified(name);
      assert.equal(valid, true, `${fault}: ${explanation}`);
      assert.equal(signingTime === undefined, (options as readonly string[]).includes("-noattr"));
    });
  }

  for (const [what, fault, why, ...options] of [
    ["SHA-1", "ALGORITHM", /digest 1\.3\.14\.3\.2\.26 is not accepted/, "-md", "sha1"],
    ["content of its own", "MALFORMED", /carries its own content/, "-nodetach"],
    ["no certificate", "NO_CERTIFICATE", /neither in the signature nor/, "-nocerts"],
    ["a stream's form", "MALFORMED", /only DER is read/, "-stream"],
  ] as const) {
    test(`signs with ${what}, which does not hold here`, LIMIT, async () => {
      const common = ["-binary", "-signer", file("p256.pem"), "-inkey", file("p256.key"), ...options];
      openssl("cms", "-sign", ...common, "-in", file("content"), "-outform", "DER", "-out", file("signature"));
      const answer = await verified("p256");
      assert.deepEqual([answer.valid, answer.fault], [false, fault]);
      assert.match(answer.explanation, why);
    });
  }

  test("signs twice, and one signer is what is read", LIMIT, async () => {
    const signers = ["p256", "p384"].flatMap((name) => ["-signer", file(`${name}.pem`), "-inkey", file(`${name}.key`)]);
    const files = ["-in", file("content"), "-outform", "DER", "-out", file("signature")];
    openssl("cms", "-sign", "-binary", ...signers, ...files);
    assert.match((await verified("p256")).explanation, /more than one signer/);
  });
});
