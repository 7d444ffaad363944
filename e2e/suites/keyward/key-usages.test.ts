import assert from "node:assert/strict";
import {
  constants,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  publicEncrypt,
  verify,
} from "node:crypto";
import { before, describe, it } from "node:test";
import type { KeyAlgorithmName } from "@keyward/crds/types/key-policy";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod } from "./manifests.ts";
import { whenReady } from "./pods.ts";
import { SigningKey } from "./signing-keys.ts";

interface Granted {
  readonly algorithm: KeyAlgorithmName;
  /** What the policy lets the key be used for; absent: all that it can. */
  readonly policy?: readonly string[];
  readonly grant: readonly string[];
}

const KEYS: Readonly<Record<string, Granted>> = {
  vault: { algorithm: "AES-256", grant: ["encrypt", "decrypt"] },
  stamps: { algorithm: "HMAC-SHA-256", grant: ["sign", "verify"] },
  mailbox: { algorithm: "RSA-3072", policy: ["decrypt"], grant: ["decrypt", "sign"] },
  meeting: { algorithm: "ECDH-P256", grant: ["agree"] },
  letters: { algorithm: "Ed25519", grant: ["sign"] },
};
const DATA = Buffer.from("one pound of tea");
const DATA_BASE64 = DATA.toString("base64");

const manifests = (namespace: string) =>
  [...Object.entries(KEYS).map(([name, key]) => policyOf(namespace, name, key)), profileOf(namespace)].join("---\n");

function policyOf(namespace: string, name: string, { algorithm, policy }: Granted): string {
  const usages = policy === undefined ? "" : `, usages: [${policy.join(", ")}]`;
  return `apiVersion: keyward.dev/v1alpha1
kind: KeyPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: {algorithm: ${algorithm}${usages}}
`;
}

function profileOf(namespace: string): string {
  const keys = Object.entries(KEYS).map(([policy, { grant }]) => `{policy: ${policy}, usages: [${grant.join(", ")}]}`);
  return `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments, namespace: ${namespace}}
spec:
  mac: {default: HMAC-SHA-256, allowed: [HMAC-SHA-256]}
  encryption: {default: AES-256-GCM, allowed: [AES-256-GCM]}
  signatures: {default: Ed25519, allowed: [Ed25519, RSA-PSS-SHA256]}
  asymmetricEncryption: {default: RSA-OAEP-SHA256, allowed: [RSA-OAEP-SHA256]}
  keyAgreement: {default: ECDH-P256, allowed: [ECDH-P256]}
  keyDerivation: {default: HKDF-SHA256, allowed: [HKDF-SHA256]}
  keys: {default: EC-P256, allowed: [EC-P256, SECRET, HMAC]}
  grants:
    - containers: [app]
      keys: [${keys.join(", ")}]
`;
}

describe("keys of policies in a pod, each for what it is granted for", () => {
  const fixture = useKeyward({ manifests });
  before(async () => {
    await Promise.all(Object.keys(KEYS).map((name) => new SigningKey(fixture, name).ready()));
    const annotations = { "keyward.dev/inject": "payments" };
    const { cluster, namespace } = fixture;
    await apply(cluster, pod(namespace, "user", { annotations, containers: [container({ args: ["sleep"] })] }));
    await whenReady(cluster, namespace, "user");
    // Each comes by itself.
    const all = Object.keys(KEYS).flatMap((key) => ["DescribeKey", { key }]);
    await eventually("the keys in the sidecar", () => answersOf(...all));
  });

  /** @param key name of a policy, or the reference of another key */
  type Step = { readonly key: string | object; readonly [field: string]: unknown };
  const call = (...steps: readonly (string | Step)[]) => {
    const words = steps.map((step) => {
      if (typeof step === "string") return step;
      return JSON.stringify({ ...step, key: typeof step.key === "string" ? { policy: step.key } : step.key });
    });
    return demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "user" }, ["call", ...words]);
  };
  async function answersOf(...steps: readonly (string | Step)[]): Promise<readonly Record<string, string>[]> {
    const answer = await call(...steps);
    if (answer.answers === undefined) throw new Error(JSON.stringify(answer));
    return answer.answers as readonly Record<string, string>[];
  }
  async function publicKeyOf(name: string) {
    return createPublicKey((await new SigningKey(fixture, name).versions())[0]!.publicKey!);
  }

  it("AES: what it encrypts it decrypts", async () => {
    const decrypt = { key: "vault", ciphertext: "$1.ciphertext", nonce: "$1.nonce", tag: "$1.tag" };
    const [sealed, opened] = await answersOf("Encrypt", { key: "vault", plaintext: DATA_BASE64 }, "Decrypt", decrypt);
    assert.equal(opened?.plaintext, DATA_BASE64);
    assert.notEqual(sealed?.ciphertext, DATA_BASE64);
  });

  it("HMAC: what it stamps it verifies, and nothing else", async () => {
    const verifying = { key: "stamps", data: DATA_BASE64, tag: "$1.tag" };
    const forged = { ...verifying, data: Buffer.from("two pounds of tea").toString("base64") };
    const computing = { key: "stamps", data: DATA_BASE64 };
    const answers = await answersOf("ComputeMac", computing, "VerifyMac", verifying, "VerifyMac", forged);
    assert.deepEqual([answers[1]?.valid, answers[2]?.valid], [true, undefined]);
  });

  it("RSA: it decrypts what anyone encrypted to its public key", async () => {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const ciphertext = publicEncrypt({ key: await publicKeyOf("mailbox"), padding, oaepHash: "sha256" }, DATA);
    const step = { key: "mailbox", algorithm: "RSA-OAEP-SHA256", ciphertext: ciphertext.toString("base64") };
    const [opened] = await answersOf("DecryptAsymmetric", step);
    assert.equal(opened?.plaintext, DATA_BASE64);
  });

  it("ECDH: it and someone outside agree on the same secret", async () => {
    const outside = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const peer = outside.publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const parameters = { hkdf: { info: DATA_BASE64 } };
    const attributes = { usages: ["sign"] };
    const [, , stamped] = await answersOf(
      ...["AgreeKey", { key: "meeting", peer, peerFormat: "KEY_FORMAT_SPKI" }],
      ...["DeriveKey", { key: { id: "$1.key.ref.id" }, parameters, type: "HMAC", attributes }],
      ...["ComputeMac", { key: { id: "$2.key.ref.id" }, data: DATA_BASE64 }],
    );
    const secret = diffieHellman({ privateKey: outside.privateKey, publicKey: await publicKeyOf("meeting") });
    const derived = Buffer.from(hkdfSync("sha256", secret, "", DATA, 32));
    assert.equal(stamped?.tag, createHmac("sha256", derived).update(DATA).digest("base64"));
  });

  it("Ed25519: everybody verifies what it signs", async () => {
    const [signed] = await answersOf("Sign", { key: "letters", message: DATA_BASE64 });
    assert.ok(verify(null, DATA, await publicKeyOf("letters"), Buffer.from(signed!.signature!, "base64")));
  });

  it("a usage that the grant does not have is refused in words", async () => {
    const refusal = await call("Verify", { key: "letters", message: DATA_BASE64, signature: DATA_BASE64 });
    assert.equal(refusal.code, 7);
    assert.equal(refusal.info?.metadata.rule, "grants");
    assert.match(String(refusal.message), /refuses verify with KeyPolicy "letters"; it permits sign/);
  });

  it("a usage that the grant has and the policy does not is refused in words", async () => {
    const refusal = await call("Sign", { key: "mailbox", algorithm: "RSA-PSS-SHA256", message: DATA_BASE64 });
    assert.equal(refusal.code, 7, JSON.stringify(refusal));
    assert.match(String(refusal.message), /sign/);
    assert.match(String(refusal.message), /decrypt/);
  });
});
