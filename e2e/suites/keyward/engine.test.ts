import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod } from "./manifests.ts";
import { whenReady } from "./pods.ts";

const MESSAGE = Buffer.from("a message that a pod signs");

/** @param signing the default signature algorithm and key type: an application that names none gets these */
function engineProfile(namespace: string, signing: readonly [algorithm: string, keyType: string]): string {
  const [algorithm, keyType] = signing;
  return `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments, namespace: ${namespace}}
spec:
  hash: {default: SHA3-512, allowed: [SHA3-512]}
  signatures: {default: ${algorithm}, allowed: [${algorithm}, ECDSA-P256-SHA256]}
  encryption: {default: AES-256-GCM, allowed: [AES-256-GCM]}
  keys: {default: ${keyType}, allowed: [${keyType}, AES-256]}
  grants:
    - containers: [app]
      keys: [{policy: shop-signing, usages: [sign]}]
`;
}

function signingPolicy(namespace: string): string {
  return `apiVersion: keyward.dev/v1alpha1
kind: KeyPolicy
metadata: {name: shop-signing, namespace: ${namespace}}
spec: {algorithm: ECDSA-P256, usages: [sign, verify]}
`;
}

describe("the crypto engine of a pod", () => {
  const fixture = useKeyward({
    manifests: (namespace) =>
      [signingPolicy(namespace), engineProfile(namespace, ["Ed25519", "Ed25519"])].join("---\n"),
  });
  const call = (containerName: string, ...steps: readonly string[]) => {
    const target = { namespace: fixture.namespace, pod: "engine", container: containerName };
    return demoApp(fixture.cluster, target, ["call", ...steps]);
  };
  const signed = JSON.stringify({ key: { policy: "shop-signing" }, message: MESSAGE.toString("base64") });

  it("a granted container signs with the key of a KeyPolicy, which it never holds", async () => {
    const containers = ["app", "other"].map((name) => container({ name, args: ["sleep"] }));
    const annotations = { "keyward.dev/inject": "payments" };
    await apply(fixture.cluster, pod(fixture.namespace, "engine", { annotations, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "engine");
    const { answers } = await eventually("the policy's key in the sidecar", async () => {
      const given = await call("app", "Sign", signed);
      return given.code === undefined && (given as unknown as { answers: readonly { signature: string }[] });
    });
    const told = await eventually("the policy to tell its public key", async () => {
      const place = ["keypolicy/shop-signing", `--namespace=${fixture.namespace}`];
      const { status } = await getJson<{ status?: { key?: { publicKey?: string } } }>(fixture.cluster, place);
      return status?.key?.publicKey;
    });
    const publicKey = createPublicKey(told);
    assert.ok(verify("sha256", MESSAGE, publicKey, Buffer.from(answers[0]!.signature, "base64")));
  });

  it("a container without a grant is refused by the rule's name", async () => {
    const refusal = await call("other", "Sign", signed);
    assert.equal(refusal.code, 7);
    assert.equal(refusal.info?.metadata.rule, "grants");
  });

  it("a key of an application's own signs with the profile's default, and an edit of the profile changes it", async () => {
    const generateAndSign = () =>
      call(
        "app",
        "GenerateKey",
        "{}",
        "Sign",
        JSON.stringify({ key: { id: "$1.key.ref.id" }, message: MESSAGE.toString("base64") }),
      );
    const algorithmOf = (given: unknown) =>
      (given as { answers?: readonly { algorithm?: string }[] }).answers?.[1]?.algorithm;
    assert.equal(algorithmOf(await generateAndSign()), "Ed25519");
    await apply(fixture.cluster, engineProfile(fixture.namespace, ["ML-DSA-65", "ML-DSA-65"]));
    await eventually("the post-quantum default", async () => algorithmOf(await generateAndSign()) === "ML-DSA-65");
  });

  it("what one call encrypts another decrypts, under a nonce that the sidecar chose", async () => {
    const plaintext = MESSAGE.toString("base64");
    const given = (await call(
      "app",
      "GenerateKey",
      '{"type": "AES-256"}',
      "Encrypt",
      JSON.stringify({ key: { id: "$1.key.ref.id" }, plaintext }),
      "Decrypt",
      '{"key": {"id": "$1.key.ref.id"}, "ciphertext": "$2.ciphertext", "nonce": "$2.nonce", "tag": "$2.tag"}',
    )) as unknown as { answers: readonly { plaintext?: string }[] };
    assert.equal(given.answers[2]?.plaintext, plaintext);
  });
});
