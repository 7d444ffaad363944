import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { certificateAuthority, container, pod, profile } from "./manifests.ts";
import { whenReady } from "./pods.ts";

describe("certificates from a CA key that Keyward keeps", () => {
  const fixture = useKeyward({
    manifests: (namespace) =>
      [
        certificateAuthority(namespace, "shop-ca"),
        certificateAuthority(namespace, "other-ca"),
        profile(namespace, "payments", { issuer: "shop-ca" }),
      ].join("---\n"),
  });
  const target = () => ({ namespace: fixture.namespace, pod: "signer" });
  const sign = (...args: string[]) =>
    demoApp(fixture.cluster, target(), ["sign", "--common-name=signer.test", ...args]);

  it("a pod signs a certificate without ever holding the CA's key", async () => {
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "signer", {
        annotations: { "keyward.dev/inject": "payments" },
        containers: [container({ args: ["sleep"] })],
      }),
    );
    await whenReady(fixture.cluster, fixture.namespace, "signer");
    const answer = await eventually("the CA key in the sidecar", async () => {
      const given = await sign();
      return given.code === undefined && given;
    });
    const told = await eventually("the policy to tell its certificate", async () => {
      const place = ["keypolicy/shop-ca", `--namespace=${fixture.namespace}`];
      const { status } = await getJson<{ status?: { key?: { certificate?: string } } }>(fixture.cluster, place);
      return status?.key?.certificate;
    });
    const authority = new X509Certificate(told);
    const certificate = new X509Certificate(String(answer.pem));
    assert.ok(certificate.verify(authority.publicKey));
    assert.ok(certificate.checkIssued(authority));
    assert.equal(certificate.subject, "CN=signer.test");
  });

  it("the caller may name the policy of its profile", async () => {
    assert.equal((await sign("--key-policy=shop-ca")).code, undefined);
  });

  it("another policy of the namespace is refused by the rule's name", async () => {
    const refusal = await sign("--key-policy=other-ca");
    assert.equal(refusal.code, 7);
    assert.match(String(refusal.info?.metadata.rule), /^certificates\.issuer/);
  });

  it("the private key is in no Secret in the clear and in no status", async () => {
    const secrets = await kubectl(fixture.cluster, [
      "get",
      "secrets",
      "--all-namespaces",
      "--selector=keyward.dev/managed=sealed-set",
      "-o",
      "json",
    ]);
    const policies = await kubectl(fixture.cluster, ["get", "keypolicies", "--all-namespaces", "-o", "json"]);
    const texts = JSON.parse(secrets).items.flatMap((secret: { data?: Record<string, string> }) =>
      Object.values(secret.data ?? {}).map((value) => Buffer.from(value, "base64").toString("latin1")),
    );
    assert.ok(texts.length > 0, "the sealed Secret was not found");
    for (const text of [...texts, policies]) assert.doesNotMatch(text, /PRIVATE KEY/);
    // A PKCS#8 P-256 key begins with its algorithm identifier: id-ecPublicKey, prime256v1.
    const pkcs8 = Buffer.from("301306072a8648ce3d020106082a8648ce3d030107", "hex").toString("latin1");
    for (const text of texts) assert.ok(!text.includes(`\x02\x01\x00${pkcs8}`));
  });
});
