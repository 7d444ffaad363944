import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import { CertificateRequestController } from "./certificate-request-controller.ts";
import type { CertificateRequestObject, RequestCondition } from "./requests.ts";
import { type SampleIssuer, sampleIssuer, sampleRequest } from "./testing/sample-issuer.ts";

const NOW = Date.now();
const APPROVED: RequestCondition = { type: "Approved", status: "True" };
const DENIED: RequestCondition = { type: "Denied", status: "True" };

let sample: SampleIssuer;
before(async () => {
  sample = await sampleIssuer(NOW);
});

type Status = NonNullable<CertificateRequestObject["status"]>;

/** @returns what was written to status, and when the request is looked at again */
async function reconcile(spec: Partial<CertificateRequestObject["spec"]>, ...conditions: RequestCondition[]) {
  const request = {
    metadata: { namespace: "shop", name: "r" },
    spec: {
      request: Buffer.from(sampleRequest("web")).toString("base64"),
      issuerRef: { group: "keyward.dev", kind: "KeywardIssuer", name: "web" },
      ...spec,
    },
    status: { conditions },
  };
  const written: Status[] = [];
  const controller = new CertificateRequestController({
    requests: { get: () => request },
    parts: sample.parts,
    applier: { applyStatus: async (_: object, { status }: { status: Status }) => written.push(status) },
    nowEpochMs: () => NOW,
    onIssued: () => {},
  } as never);
  const again = await controller.reconcile("shop/r");
  assert.ok(written.length <= 1);
  const [ready] = written[0]?.conditions ?? [];
  return { status: written[0], ready, again };
}

test("an approved request gets its certificate and the root, and is Ready", async () => {
  const { status, ready } = await reconcile({ duration: "2h0m0s", usages: ["client auth"] }, APPROVED);
  assert.deepEqual([ready?.type, ready?.status, ready?.reason], ["Ready", "True", "Issued"]);
  const decode = (base64 = "") => Buffer.from(base64, "base64").toString();
  const certificate = new X509Certificate(decode(status?.certificate));
  assert.ok(certificate.verify(new X509Certificate(sample.root).publicKey));
  assert.ok(Math.abs(certificate.validToDate.getTime() - NOW - 2 * 3_600_000) < 1_000);
  assert.equal(decode(status?.ca), sample.root);
  assert.equal(status?.failureTime, undefined);
});

test("a request that nobody approved is left alone", async () => {
  assert.equal((await reconcile({})).status, undefined);
});

test("a denied request has failed with that, at a time", async () => {
  const { status, ready } = await reconcile({}, APPROVED, DENIED);
  assert.deepEqual([ready?.status, ready?.reason], ["False", "Denied"]);
  assert.match(status?.failureTime ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(status?.certificate, undefined);
});

test("what the profile does not permit has failed, at a time, with the rule", async () => {
  const cases = [
    [{ isCA: true }, /basicConstraints/],
    [{ duration: "25h" }, /validity/],
    [{ duration: "2 days" }, /duration/],
    [{ usages: ["code signing"] }, /extendedKeyUsage/],
    [{ request: "AAAA" }, /PEM/],
  ] as const;
  for (const [spec, said] of cases) {
    const { status, ready } = await reconcile(spec as Partial<CertificateRequestObject["spec"]>, APPROVED);
    assert.deepEqual([ready?.status, ready?.reason], ["False", "Failed"]);
    assert.match(ready?.message ?? "", said);
    assert.ok(status?.failureTime);
  }
});

test("a request to an issuer that is not there waits, says so, and is tried again", async () => {
  const issuerRef = { group: "keyward.dev", kind: "KeywardIssuer", name: "nobody" };
  const { status, ready, again } = await reconcile({ issuerRef }, APPROVED);
  assert.deepEqual([ready?.status, ready?.reason], ["False", "Pending"]);
  assert.match(ready?.message ?? "", /no KeywardIssuer shop\/nobody\. Next: /);
  assert.equal(status?.failureTime, undefined);
  assert.ok((again?.requeueAfterMs ?? 0) > 0);
});

test("a kind that our group does not have is refused with the one that it has", async () => {
  const { ready } = await reconcile({ issuerRef: { group: "keyward.dev", name: "web" } }, APPROVED);
  assert.equal(ready?.reason, "Failed");
  assert.match(ready?.message ?? "", /no issuers of kind "Issuer"\. Next: set issuerRef\.kind to KeywardIssuer/);
});

test("requests to issuers of others are left alone", async () => {
  const issuerRef = { group: "cert-manager.io", kind: "Issuer", name: "web" };
  assert.equal((await reconcile({ issuerRef }, APPROVED)).status, undefined);
});
