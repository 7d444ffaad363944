import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, getFips, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { ClientHttp2Session } from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { systemClock } from "@keyward/kube/watch/clock";
import { CryptoGrpc } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { KeyMaterialSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { createTestAuthority, type TestAuthority } from "../../agent/testing/test-authority.ts";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { KeyStore } from "../../keys/key-store.ts";
import { NO_KEYS } from "../../keys/no-keys.ts";
import type { KeySource } from "../../keys/port.ts";
import { NODE_KEY_USE } from "../../keys/testing/node-key-use.ts";
import { CallLog } from "../../log/call-log.ts";
import { logTo } from "../../log/log.ts";
import { ProfileHolder, snapshotOf, snapshotOfAll } from "../../profile/holder.ts";
import { RemoteKeys } from "../../remote/remote-keys.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { type Failure, unaryCall } from "../testing/unary-call.ts";
import { servicesOn } from "./services.ts";

const LIMIT = { timeout: 60_000 };
const { hash, signCertificate, getCapabilities } = CryptoService.method;
const SPEC = {
  hash: { default: "SHA3-512", allowed: ["SHA-256", "SHA3-512"] },
  certificates: {
    issuer: { keyPolicyRef: { name: "shop-ca" } },
    validity: { notBefore: "-1h", notAfter: "24h" },
    subjectKeys: [{ type: "EC", curves: ["P-256"] }],
    keyUsage: ["digitalSignature"],
    extendedKeyUsage: ["serverAuth"],
  },
};

let dir: string;
let csr: { p256: Buffer; p384: Buffer; der: Buffer };
let holder: ProfileHolder;
let log: string[];
let server: TestServer;
let session: ClientHttp2Session;
let authority: TestAuthority;
let keys: KeyStore;

before(() => {
  dir = mkdtempSync(join(tmpdir(), "kws-"));
  const p256 = request("P-256");
  const der = Buffer.from(p256.toString().replace(/-----.*-----|\n/g, ""), "base64");
  csr = { p256, p384: request("P-384"), der };
});
after(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(async () => {
  log = [];
  authority = await createTestAuthority();
  keys = new KeyStore(NODE_KEY_USE, new RemoteKeys(systemClock), logTo({ write: (line) => log.push(line) }, "silent"));
  await serve(keys);
});
afterEach(() => server[Symbol.asyncDispose]());

function request(curve: string): Buffer {
  const key = join(dir, "key.pem");
  execFileSync("openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${curve}`, "-out", key], {
    stdio: "ignore",
  });
  return execFileSync("openssl", ["req", "-new", "-key", key, "-subj", "/O=Shop/CN=app"]);
}

async function serve(source: KeySource): Promise<void> {
  holder = new ProfileHolder();
  put(SPEC);
  const calls = new CallLog(logTo({ write: (line) => log.push(line) }, "debug"), "debug");
  server = await startTestServer(servicesOn({ ...testCall(), holder, keys: source, calls, nowMs: Date.now }, false));
  session = server.connect();
}

function profileOf(spec: object, name = "payments") {
  const metadata = { name, namespace: "shop", uid: "u", generation: 7 };
  const compiled = compileProfile({ apiVersion: "keyward.dev/v1alpha1", kind: "CryptoProfile", metadata, spec });
  if ("faults" in compiled) throw new Error(JSON.stringify(compiled.faults));
  return compiled.profile;
}

function put(spec: object): void {
  holder.swap(snapshotOf(profileOf(spec)));
}

function deliver(): void {
  const privateKey = authority.key.export({ format: "der", type: "pkcs8" });
  const certificateChain = [authority.certificate];
  keys.take(
    create(KeyMaterialSchema, {
      policy: "shop-ca",
      policyUid: "p",
      version: 1,
      algorithm: "ECDSA-P256",
      privateKey,
      certificateChain,
    }),
  );
}

function verify(certificate: string): string {
  writeFileSync(join(dir, "ca.pem"), authority.pem);
  writeFileSync(join(dir, "cert.pem"), certificate);
  execFileSync("openssl", ["verify", "-x509_strict", "-CAfile", join(dir, "ca.pem"), join(dir, "cert.pem")]);
  return execFileSync("openssl", ["x509", "-in", join(dir, "cert.pem"), "-noout", "-text"], { encoding: "utf8" });
}

async function failure(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    return error as Failure;
  }
  return assert.fail("the call succeeded");
}

const seconds = (offset: number) => BigInt(Math.floor(Date.now() / 1000) + offset);

describe("Hash", () => {
  test("takes the profile's default, or the algorithm that is named", LIMIT, async () => {
    const data = Buffer.from("data");
    const byDefault = await unaryCall(session, hash, { data });
    assert.deepEqual(
      [byDefault.algorithm, Buffer.from(byDefault.digest)],
      ["SHA3-512", createHash("sha3-512").update(data).digest()],
    );
    assert.deepEqual(
      [byDefault.profile?.name, byDefault.profile?.uid, byDefault.profile?.generation],
      ["payments", "u", 7n],
    );
    assert.equal((await unaryCall(session, hash, { data, algorithm: "SHA-256" })).algorithm, "SHA-256");
  });

  test("refuses what the profile does not allow, and names the rule and what would pass", LIMIT, async () => {
    for (const algorithm of ["SHA-512", "MD5", "sha-256", "constructor"]) {
      const { code, text, details } = await failure(unaryCall(session, hash, { algorithm }));
      assert.equal(code, 7);
      assert.match(
        text,
        /rule hash\.allowed of profile payments \(generation 7\) refuses .*; it permits SHA-256, SHA3-512$/,
      );
      for (const part of [
        "google.rpc.ErrorInfo",
        "keyward.dev",
        "REFUSED_BY_RULE",
        "hash.allowed",
        "payments",
        "wouldPass",
      ]) {
        assert.ok(details.includes(part), part);
      }
    }
  });

  test("refuses everything under a profile without hashes", LIMIT, async () => {
    put({ certificates: SPEC.certificates });
    const { code, text } = await failure(unaryCall(session, hash, {}));
    assert.deepEqual([code, text.includes("rule hash of profile payments")], [7, true]);
  });
});

describe("SignCertificate", () => {
  for (const form of ["p256", "der"] as const) {
    test(
      `issues a certificate with the policy's key for a request in ${form === "der" ? "DER" : "PEM"}`,
      LIMIT,
      async () => {
        deliver();
        const answer = await unaryCall(session, signCertificate, { csr: csr[form] });
        const text = verify(answer.pem);
        assert.match(text, /Subject: O = Shop, CN = app\n/);
        assert.match(text, /X509v3 Key Usage: critical\n *Digital Signature\n/);
        assert.equal(answer.signatureAlgorithm, "ecdsa-with-SHA256");
        assert.deepEqual(Buffer.from(answer.chain[0]!), Buffer.from(authority.certificate));
        assert.equal(answer.pem.match(/BEGIN CERTIFICATE/g)?.length, 1);
        assert.ok(new X509Certificate(answer.certificate).verify(new X509Certificate(authority.pem).publicKey));
      },
    );
  }

  test("without the key is UNAVAILABLE, and works as soon as it is here", LIMIT, async () => {
    const { code, text } = await failure(unaryCall(session, signCertificate, { csr: csr.p256 }));
    assert.equal(code, 14);
    assert.match(text, /KeyPolicy "shop-ca" has not reached this pod yet/);
    deliver();
    await unaryCall(session, signCertificate, { csr: csr.p256, keyPolicy: "shop-ca" });
  });

  test("on a server without an operator says that such keys never come", LIMIT, async () => {
    await server[Symbol.asyncDispose]();
    await serve(NO_KEYS);
    const { code, text } = await failure(unaryCall(session, signCertificate, { csr: csr.p256 }));
    assert.equal(code, 9);
    assert.match(text, /this server runs without a Keyward operator/);
  });

  const refusals: [sentence: string, request: () => object, code: number, text: RegExp][] = [
    [
      "another KeyPolicy",
      () => ({ csr: csr.p256, keyPolicy: "other" }),
      7,
      /rule certificates\.issuer\.keyPolicyRef .* permits shop-ca/,
    ],
    [
      "a key outside the profile's",
      () => ({ csr: csr.p384 }),
      7,
      /rule certificates\.subjectKeys .* permits ecdsa P-256/,
    ],
    [
      "an end after the profile's",
      () => ({ csr: csr.p256, notAfter: seconds(25 * 3600) }),
      7,
      /rule certificates\.validity\.notAfter/,
    ],
    [
      "a begin before the profile's",
      () => ({ csr: csr.p256, notBefore: seconds(-7200) }),
      7,
      /rule certificates\.validity\.notBefore/,
    ],
    [
      "an end before the begin",
      () => ({ csr: csr.p256, notBefore: seconds(60), notAfter: seconds(30) }),
      3,
      /is later than notAfter/,
    ],
    ["no request", () => ({}), 3, /csr is empty/],
    ["what is no request", () => ({ csr: Buffer.from("x") }), 3, /PEM/],
    ["DER that is no request", () => ({ csr: authority.certificate }), 3, /certificate request/],
    ["a request that is too large", () => ({ csr: new Uint8Array(65_537) }), 3, /65537 bytes, the most is 65536/],
    [
      "a request that another key signed",
      () => ({ csr: Buffer.from(csr.der.map((byte, i) => (i === csr.der.length - 1 ? byte ^ 1 : byte))) }),
      3,
      /own signature does not hold/,
    ],
  ];
  for (const [sentence, make, code, text] of refusals) {
    test(`refuses ${sentence}`, LIMIT, async () => {
      deliver();
      const failed = await failure(unaryCall(session, signCertificate, make()));
      assert.match(failed.text, text);
      assert.equal(failed.code, code);
    });
  }

  test("never outlives its issuer: the default end is the issuer's, an asked one is refused", LIMIT, async () => {
    put({ ...SPEC, certificates: { ...SPEC.certificates, validity: { notAfter: "100h" } } });
    deliver();
    const { certificate } = await unaryCall(session, signCertificate, { csr: csr.p256 });
    const end = new X509Certificate(authority.pem).validToDate.getTime();
    assert.equal(new X509Certificate(certificate).validToDate.getTime(), end);
    const { code, text } = await failure(
      unaryCall(session, signCertificate, { csr: csr.p256, notAfter: seconds(99 * 3600) }),
    );
    assert.deepEqual([code, text.includes("after the end of the CA's own certificate")], [3, true]);
  });

  test("with an algorithm that does not fit the key says which two do not fit", LIMIT, async () => {
    put({ ...SPEC, certificates: { ...SPEC.certificates, signatureAlgorithm: "sha256WithRSAEncryption" } });
    deliver();
    const { code, text } = await failure(unaryCall(session, signCertificate, { csr: csr.p256 }));
    assert.equal(code, 9);
    assert.match(text, /sha256WithRSAEncryption of profile payments does not fit the ecdsa key of KeyPolicy shop-ca/);
  });
});

test("GetServerInfo tells version, wire and whether FIPS mode is on", LIMIT, async () => {
  const info = await unaryCall(session, CryptoService.method.getServerInfo, {});
  assert.deepEqual(info.wireVersions, ["keyward.v1"]);
  assert.deepEqual([info.fipsProvider, info.durableKeys], [getFips() === 1, false]);
  assert.equal(info.opensslVersion, process.versions.openssl);
});

test("GetSelfTestReport waits for nobody: before the tests are over it is UNAVAILABLE", LIMIT, async () => {
  const { code } = await failure(unaryCall(session, CryptoService.method.getSelfTestReport, {}));
  assert.equal(code, 14);
});

test("GetCapabilities tells what is permitted, and whether the key is here", LIMIT, async () => {
  const empty = await unaryCall(session, getCapabilities, {});
  const names = ["Crypto", "Key", "Context", "Certificate", "Token", "Cms", "Bulk", "Trust", "Batch"];
  const own = names.map((name) => `keyward.v1.${name}Service`);
  assert.deepEqual(empty.services, [...own, "CryptoBroker.CryptoGrpc", "grpc.health.v1.Health"]);
  assert.equal(empty.mode, "Standard");
  const hashes = empty.capabilities.find(({ section }) => section === "hash");
  assert.deepEqual(
    hashes?.allowed.map(({ name, strengthBits, fips, source }) => ({ name, strengthBits, fips, source })),
    [
      { name: "SHA-256", strengthBits: 128, fips: true, source: "FIPS 180-4" },
      { name: "SHA3-512", strengthBits: 256, fips: true, source: "FIPS 202" },
    ],
  );
  assert.equal(empty.limits?.contextLifetimeMilliseconds, 300_000n);
  assert.deepEqual([empty.defaultHash, empty.allowedHashes], ["SHA3-512", ["SHA-256", "SHA3-512"]]);
  assert.deepEqual(
    empty.issuers.map(({ keyPolicy, ready }) => [keyPolicy, ready]),
    [["shop-ca", false]],
  );
  deliver();
  assert.equal((await unaryCall(session, getCapabilities, {})).issuers[0]?.ready, true);
});

describe("a crypto-broker client of a pod", () => {
  const { hashData, signCertificate: brokerSign, encryptData } = CryptoGrpc.method;

  test("calls the profile by its name or Default, and gets the profile's default algorithm", LIMIT, async () => {
    for (const profile of ["payments", "Default"]) {
      const { hashAlgorithm, descriptor } = await unaryCall(session, hashData, { profile });
      assert.deepEqual([hashAlgorithm, descriptor?.profile], ["sha3-512", "payments"]);
    }
    const { code, text } = await failure(unaryCall(session, hashData, { profile: "default" }));
    assert.deepEqual([code, text.endsWith("there is no profile: default")], [3, true]);
  });

  test("may bring no CA key unless the profile says so, and is told the rule", LIMIT, async () => {
    const caPrivateKey = authority.key.export({ format: "pem", type: "pkcs8" }).toString();
    const request = { profile: "Default", csr: csr.p256.toString(), caPrivateKey, caCert: authority.pem };
    const { code, text, details } = await failure(unaryCall(session, brokerSign, request));
    assert.equal(code, 7);
    assert.match(text, /^something went wrong while signing certificate: .*rule certificates\.issuer\.callerSupplied/);
    assert.ok(details.includes("certificates.issuer.callerSupplied"));
    put({ ...SPEC, certificates: { ...SPEC.certificates, issuer: { callerSupplied: true } } });
    assert.ok((await unaryCall(session, brokerSign, request)).signedCertificate.value);
  });

  test("cannot encrypt under a profile without encryption", LIMIT, async () => {
    const keySource = { source: { case: "rawKey" as const, value: new Uint8Array(32) } };
    const request = { profile: "Default", keySource, encryptMetadata: { nonce: new Uint8Array(12) } };
    const { code, text } = await failure(unaryCall(session, encryptData, request));
    assert.equal(code, 3);
    assert.equal(
      text,
      "something went wrong while encrypting data: profile does not contain a supported EncryptData configuration",
    );
  });
});

test("before the first profile every call is UNAVAILABLE and says what to look at", LIMIT, async () => {
  await server[Symbol.asyncDispose]();
  await serve(keys);
  const bare = new ProfileHolder();
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "debug");
  await using empty = await startTestServer(
    servicesOn({ ...testCall(), holder: bare, keys, calls, nowMs: Date.now }, false),
  );
  const { code, text } = await failure(unaryCall(empty.connect(), hash, {}));
  assert.equal(code, 14);
  assert.match(text, /no valid profile is in force yet; `kubectl get cryptoprofile`/);
});

test("several profiles and none called Default: keyward.v1 has no profile, and says so", LIMIT, async () => {
  holder.swap(snapshotOfAll([profileOf(SPEC, "a"), profileOf(SPEC, "b")]));
  const { code, text } = await failure(unaryCall(session, hash, {}));
  assert.deepEqual([code, text.includes("several profiles (a, b)")], [9, true]);
});

test("a call keeps the profile that it began with", LIMIT, async () => {
  deliver();
  const slow = unaryCall(session, signCertificate, { csr: csr.p256 });
  const began = log.length;
  while (log.length === began) await new Promise((resolve) => setImmediate(resolve));
  put({ hash: { default: "SHA-256", allowed: ["SHA-256"] } });
  assert.equal((await slow).profile?.generation, 7n);
  assert.equal((await unaryCall(session, hash, {})).algorithm, "SHA-256");
});

test("the log names service, method and container of a call, and nothing that is in it", LIMIT, async () => {
  await unaryCall(session, hash, { data: Buffer.from("very secret") });
  await failure(unaryCall(session, hash, { algorithm: "MD5" }));
  const events = log.map((line) => JSON.parse(line));
  assert.deepEqual(
    events.map(({ msg }) => msg),
    ["started call", "finished call", "started call", "finished call"],
  );
  assert.equal(events[1]["grpc.code"], "OK");
  assert.equal(events[3]["grpc.code"], "PermissionDenied");
  assert.deepEqual([events[0]["grpc.service"], events[0].container], ["keyward.v1.CryptoService", "local"]);
  assert.ok(!log.join("").includes("secret"));
  assert.ok(!log.join("").includes(readFileSync(join(dir, "key.pem"), "utf8").split("\n")[1]!));
});
