import assert from "node:assert/strict";
import { createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { after, before, test } from "node:test";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { decodePemBlocks } from "@keyward/core/text/pem";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { CertificateAuthority } from "@keyward/crds/types/policy/certificate-authority";
import { CONFIG_MAPS, EVENTS, SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { certManager } from "../../judges/cert-manager-program.ts";
import { KINDS } from "../crds/api-server.ts";
import { OpenSsl } from "../crypto-broker/openssl.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, createProfile, getKey, getPolicy, getProfile, hasReason } from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { startCertManager } from "./cert-manager-process.ts";
import { type Any, CERTIFICATES, ISSUERS, REQUESTS, SIGNING_REQUESTS } from "./certificate-kinds.ts";
import { ask, ended } from "./requests.ts";

const LIMIT = { timeout: 300_000 };
const suite = await openSuite();
const { client, namespace } = suite;
const openssl = new OpenSsl();
after(() => openssl[Symbol.dispose]());
let operator: OperatorProcess;

// From nothing its build takes longer than a test may; why it cannot be built is told by who needs it.
before(() => certManager().catch(() => undefined));
before(async () => {
  operator = await suite.start();
  await createPolicy(suite, "shop-ca", {
    algorithm: "ECDSA-P256",
    certificateAuthority: { subject: { commonName: "Shop CA" }, pathLength: 1 },
    publication: { jwks: true, trustBundle: { configMap: "shop-roots" } },
  });
  await createProfile(suite, "web", {
    certificates: {
      issuer: { keyPolicyRef: { name: "shop-ca" } },
      validity: { notAfter: "2160h" },
      subjectKeys: [
        { type: "EC", curves: ["P-256"] },
        { type: "RSA", minBits: 2048, maxBits: 4096 },
      ],
      keyUsage: ["digitalSignature", "keyEncipherment"],
      extendedKeyUsage: ["serverAuth", "clientAuth"],
      subjectAlternativeNames: { dnsNames: ["*.shop.svc"] },
    },
  });
  await client.create(ISSUERS, {
    metadata: { namespace, name: "shop" },
    spec: { profileRef: { name: "web" }, clusterSigner: true },
  });
  // Who waits for the issuer or for the roots has not waited for what the policy's status tells of the CA.
  await hasReason(() => getPolicy(suite, "shop-ca"), "Ready", "KeyAvailable");
}, LIMIT);

const issuerIs = (reason: string, name = "shop") =>
  hasReason(() => client.get(ISSUERS, { namespace, name }), "Ready", reason);
const authority = async () => (await getPolicy(suite, "shop-ca")).status!.key!.certificate!;

test("an issuer is ready when its profile and its CA are", LIMIT, async () => {
  await issuerIs("CanIssue");
  await client.create(ISSUERS, { metadata: { namespace, name: "lost" }, spec: { profileRef: { name: "nowhere" } } });
  assert.match((await issuerIs("ProfileMissing", "lost")).message, /there is no CryptoProfile nowhere\. Next: /);
});

test("the roots lie in the policy's ConfigMap, and a ConfigMap of somebody else's is left alone", LIMIT, async () => {
  const bundle = await eventually("the trust bundle", () =>
    client.get(CONFIG_MAPS, { namespace, name: "shop-roots" }).catch(() => undefined),
  );
  assert.equal(bundle.data!["ca.crt"], await authority());
  await client.patch(CONFIG_MAPS, bundle.metadata, { type: "merge", body: { data: { "ca.crt": "by hand" } } });
  await client.create(CONFIG_MAPS, { metadata: { namespace, name: "theirs" }, data: { "ca.crt": "theirs" } });
  const spec = {
    algorithm: "ECDSA-P256" as const,
    certificateAuthority: { subject: { commonName: "Thief" } },
    publication: { trustBundle: { configMap: "theirs" } },
  };
  await createPolicy(suite, "thief", spec);
  await eventually("the warning", async () => {
    const { items } = await client.list(EVENTS, { namespace });
    return items.some(({ reason }) => reason === "TrustBundleTaken");
  });
  assert.equal((await client.get(CONFIG_MAPS, { namespace, name: "theirs" })).data!["ca.crt"], "theirs");
});

test(
  "cert-manager's Certificate becomes a Secret that verifies with the CA, whose key stays where it is",
  LIMIT,
  async () => {
    await using manager = await startCertManager(suite.cluster, client, namespace);
    const issuerRef = { group: "keyward.dev", kind: "KeywardIssuer", name: "shop" };
    const spec = {
      secretName: "web-tls",
      dnsNames: ["web.shop.svc"],
      issuerRef,
      privateKey: { algorithm: "ECDSA", size: 256 },
    };
    await client.create(CERTIFICATES, { metadata: { namespace, name: "web" }, spec });
    const secret = await eventually(
      "the Secret with the certificate",
      () => client.get(SECRETS, { namespace, name: "web-tls" }).catch(() => undefined) as Promise<Secret | undefined>,
    ).catch((error) => assert.fail(`${error}\n${manager.output.join("\n")}`));
    const pem = Buffer.from(secret.data!["tls.crt"]!, "base64").toString();
    openssl.verify(await authority(), pem);
    assert.equal(new X509Certificate(pem).subjectAltName, "DNS:web.shop.svc");
    assert.equal(Buffer.from(secret.data!["ca.crt"]!, "base64").toString(), await authority());
    await operator.said("certificate.issued");
  },
);

test("a name that the profile does not permit fails with the rule that refused it", LIMIT, async () => {
  await using _manager = await startCertManager(suite.cluster, client, namespace);
  const issuerRef = { group: "keyward.dev", kind: "KeywardIssuer", name: "shop" };
  const spec = {
    secretName: "evil-tls",
    dnsNames: ["example.com"],
    issuerRef,
    privateKey: { algorithm: "ECDSA", size: 256 },
  };
  await client.create(CERTIFICATES, { metadata: { namespace, name: "evil" }, spec });
  const failed = await eventually("the request to fail", async () => {
    const { items } = await client.list(REQUESTS, { namespace });
    return items.flatMap(({ status }) => status?.conditions ?? []).find(({ reason }) => reason === "Failed");
  });
  assert.match(failed.message!, /subjectAlternativeNames.*example\.com/s);
});

test(
  "what cert-manager's own API asks for beyond its profile, or of a kind that there is not, has failed",
  LIMIT,
  async () => {
    await using _manager = await startCertManager(suite.cluster, client, namespace);
    const make = async (name: string, more: object, issuerKind = "KeywardIssuer") => {
      const request = Buffer.from(openssl.request(openssl.ecKey("P-256"), "/CN=web")).toString("base64");
      const issuerRef = { group: "keyward.dev", kind: issuerKind, name: "shop" };
      await client.create(REQUESTS, { metadata: { namespace, name }, spec: { request, issuerRef, ...more } });
    };
    const ends = (name: string) =>
      eventually(`${name} to end`, async () => {
        const { status } = await client.get(REQUESTS, { namespace, name });
        const ready = status?.conditions?.find(({ type }) => type === "Ready");
        return ["Issued", "Failed"].includes(ready?.reason ?? "") && { ...status, ...ready };
      });
    await make("an-authority", { isCA: true });
    await make("too-long", { duration: "4320h" });
    await make("no-such-kind", {}, "Issuer");
    await make("client-only", { usages: ["client auth"], duration: "2h" });
    for (const [name, said] of [
      ["an-authority", /basicConstraints/],
      ["too-long", /validity/],
      ["no-such-kind", /set issuerRef\.kind to KeywardIssuer/],
    ] as const) {
      const { reason, message, failureTime, certificate } = await ends(name);
      assert.deepEqual([reason, certificate], ["Failed", undefined]);
      assert.match(message ?? "", said);
      assert.ok(failureTime);
    }
    const issued = new X509Certificate(Buffer.from((await ends("client-only")).certificate!, "base64"));
    assert.deepEqual(issued.keyUsage, ["1.3.6.1.5.5.7.3.2"]);
  },
);

/** @returns its name, once it is approved */
async function approvedRequest(name: string, issuer: string, more: object = {}): Promise<string> {
  const csr = openssl.request(openssl.ecKey("P-256"), "/CN=agent");
  const spec = {
    request: Buffer.from(csr).toString("base64"),
    signerName: `keywardissuers.keyward.dev/${namespace}.${issuer}`,
    usages: ["digital signature", "client auth"],
    ...more,
  };
  const made = await client.create(SIGNING_REQUESTS, { metadata: { name }, spec });
  suite.cleanUp.push(() => client.delete(SIGNING_REQUESTS, { name }));
  assert.equal(made.status?.certificate, undefined);
  const approved = { type: "Approved", status: "True", reason: "Test", message: "by the suite" };
  await eventually("the approval to be taken", async () => {
    const body = { ...(await client.get(SIGNING_REQUESTS, { name })), status: { conditions: [approved] } } as Any;
    return client.update(SIGNING_REQUESTS, body, { subresource: "approval" });
  });
  return name;
}

test("a CertificateSigningRequest is signed once it is approved, and not before", LIMIT, async () => {
  const name = await approvedRequest(`csr-${namespace}`, "shop", { expirationSeconds: 3_600 });
  const pem = await eventually(
    "the signed request",
    async () => (await client.get(SIGNING_REQUESTS, { name })).status?.certificate,
  );
  const certificate = new X509Certificate(Buffer.from(pem, "base64").toString());
  openssl.verify(await authority(), certificate.toString());
  assert.deepEqual(certificate.keyUsage, ["1.3.6.1.5.5.7.3.2"]);
  const hours = (certificate.validToDate.getTime() - Date.now()) / 3_600_000;
  assert.ok(hours > 0.9 && hours <= 1, `it ends in ${hours} hours`);
});

test(
  "a CertificateSigningRequest that is refused has Failed, and one whose issuer lacks something waits and says so",
  LIMIT,
  async () => {
    await client.create(ISSUERS, { metadata: { namespace, name: "inward" }, spec: { profileRef: { name: "web" } } });
    const refused = [
      [await approvedRequest(`usage-${namespace}`, "shop", { usages: ["code signing"] }), /extendedKeyUsage/],
      [await approvedRequest(`inward-${namespace}`, "inward"), /clusterSigner/],
    ] as const;
    for (const [name, said] of refused) {
      const failed = await eventually("the condition Failed", async () => {
        const { conditions } = (await client.get(SIGNING_REQUESTS, { name })).status ?? {};
        return conditions?.find(({ type }) => type === "Failed");
      });
      assert.match(failed.message ?? "", said);
    }
    const waiting = await approvedRequest(`lost-${namespace}`, "nobody");
    await eventually("an Event about the one that waits", async () => {
      const { items } = await client.list(EVENTS, { namespace: "default" });
      return items.some(({ reason, regarding }) => reason === "NotIssued" && regarding?.name === waiting);
    });
  },
);

async function publishedKeys(name: string): Promise<{ status: number; keys: readonly KeyObject[] }> {
  const leaf = (await client.get(SECRETS, { namespace: suite.operatorNamespace, name: "keyward-agent-tls" })) as Secret;
  const ca = Buffer.from(leaf.data!["ca.crt"]!, "base64").toString();
  const path = `/keys/${namespace}/${name}/jwks.json`;
  const target = { host: "127.0.0.1", port: operator.publicationPort, servername: AGENT_SERVER_NAME, ca, path };
  const asked = httpsRequest(target).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const { keys = [] } = JSON.parse(Buffer.concat(await response.toArray()).toString()) as { keys?: object[] };
  return { status: response.statusCode!, keys: keys.map((key) => createPublicKey({ key, format: "jwk" })) };
}

test("public keys are served as JWKS under the operator's own certificate", LIMIT, async () => {
  await operator.said("jwks.listening");
  const { status, keys } = await publishedKeys("shop-ca");
  assert.equal(status, 200);
  assert.ok(keys[0]!.equals(createPublicKey((await getPolicy(suite, "shop-ca")).status!.key!.publicKey)));
  assert.equal((await publishedKeys("thief")).status, 404);
});

// Behind all that took time.
test("what was written by hand into the policy's ConfigMap is put back", LIMIT, async () => {
  await eventually("the roots to be back", async () => {
    const { data } = await client.get(CONFIG_MAPS, { namespace, name: "shop-roots" });
    return data!["ca.crt"] === (await authority());
  });
});

test("a root that is revoked is trusted no more, and the authority below it follows its successor", LIMIT, async () => {
  const first = await authority();
  const rootsOf = async (name: string) => (await client.get(CONFIG_MAPS, { namespace, name })).data!["ca.crt"];
  await createPolicy(suite, "below", {
    algorithm: "ECDSA-P256",
    certificateAuthority: { subject: { commonName: "Below" }, parentRef: { name: "shop-ca" } },
    publication: { trustBundle: { configMap: "below-roots" } },
  });
  await eventually("the root of the authority below", async () => (await rootsOf("below-roots")) === first);
  assert.equal((await ended(suite, await ask(suite, "shop-ca", "Revoke", { version: 1 }))).status?.phase, "Succeeded");
  await eventually("the root to be gone", async () => !(await rootsOf("shop-roots"))!.includes(first));
  const revoked = new X509Certificate(first).publicKey;
  await eventually("its key to be gone from JWKS", async () => {
    const { keys } = await publishedKeys("shop-ca");
    return keys.length > 0 && !keys.some((key) => key.equals(revoked));
  });
  await eventually("the authority below to lead to the root that followed", async () => {
    const [below, roots] = [await rootsOf("below-roots"), await rootsOf("shop-roots")];
    return below !== "" && !below!.includes(first) && below === roots;
  });
});

/** @returns how to create it, and to create it again as it was */
function sealingBackend(name: string): () => Promise<unknown> {
  const software = { keyEncryptionKey: { secret: { name: `${name}-${namespace}` } } };
  return () =>
    client.create(KINDS.KeyBackend, { metadata: { namespace, name }, spec: { software, development: true } });
}

test(
  "an authority issues nothing between the revocation of its root and what follows that, and then under it",
  LIMIT,
  async () => {
    const [rootHome, ownHome] = [sealingBackend("root-home"), sealingBackend("own-home")];
    await Promise.all([rootHome(), ownHome()]);
    const policyIn = (home: string, certificateAuthority: CertificateAuthority): KeyPolicySpec => ({
      algorithm: "ECDSA-P256",
      certificateAuthority,
      backendRef: { kind: "KeyBackend", name: home },
    });
    const subject = (commonName: string) => ({ subject: { commonName } });
    await createPolicy(suite, "old-root", policyIn("root-home", { ...subject("Old root"), pathLength: 1 }));
    await createPolicy(
      suite,
      "between",
      policyIn("own-home", { ...subject("Between"), parentRef: { name: "old-root" } }),
    );
    const { certificates } = (await getProfile(suite, "web")).spec;
    await createProfile(suite, "under", {
      certificates: { ...certificates!, issuer: { keyPolicyRef: { name: "between" } } },
    });
    const spec = { profileRef: { name: "under" }, clusterSigner: true };
    await client.create(ISSUERS, { metadata: { namespace, name: "under" }, spec });
    await issuerIs("CanIssue", "under");

    // Without its backend the root gets no successor.
    await client.delete(KINDS.KeyBackend, { namespace, name: "root-home" });
    await eventually("the operator to hear of it", async () => {
      const { status } = await getPolicy(suite, "old-root");
      return status?.key !== undefined && status.backend === undefined;
    });
    assert.equal(
      (await ended(suite, await ask(suite, "old-root", "Revoke", { version: 1 }))).status?.phase,
      "Succeeded",
    );
    assert.match((await hasReason(() => getKey(suite, "between"), "Ready", "ParentRevoked")).message, /Next: /);
    assert.match((await issuerIs("AuthorityNotReady", "under")).message, /was revoked\. Next: /);
    const waiting = await approvedRequest(`under-${namespace}`, "under");
    await eventually("an Event about the one that waits", async () => {
      const { items } = await client.list(EVENTS, { namespace: "default" });
      return items.some(({ reason, regarding }) => reason === "NotIssued" && regarding?.name === waiting);
    });
    assert.equal((await getKey(suite, "between")).status?.lastVersion, 1);

    await rootHome();
    const pem = await eventually(
      "the certificate",
      async () => (await client.get(SIGNING_REQUESTS, { name: waiting })).status?.certificate,
    );
    const [leaf, between] = decodePemBlocks(Buffer.from(pem, "base64").toString()).map(
      ({ bytes }) => new X509Certificate(bytes),
    );
    const root = new X509Certificate((await getPolicy(suite, "old-root")).status!.key!.certificate!);
    assert.ok(leaf!.verify(between!.publicKey));
    assert.ok(between!.verify(root.publicKey));
    const { activeVersion, versions } = (await getKey(suite, "between")).status!;
    assert.deepEqual([activeVersion, versions!.map(({ state }) => state)], [2, ["Retired", "Active"]]);
  },
);
