import assert from "node:assert/strict";
import { test } from "node:test";
import { planCertificateRequest, planSigningRequest } from "./plan.ts";
import { isOurRequest, issuerOfRequest, issuerOfSigner, type RequestCondition } from "./requests.ts";

const condition = (type: string, reason = "", status = "True"): RequestCondition => ({ type, status, reason });
const spec = { request: "", issuerRef: { name: "ca", kind: "KeywardIssuer", group: "keyward.dev" } };
const request = (...conditions: RequestCondition[]) => ({
  metadata: { name: "r", namespace: "shop" },
  spec,
  status: { conditions },
});

test("a request waits for its approval, and is signed after it", () => {
  assert.equal(planCertificateRequest({ metadata: { name: "r" }, spec }), "rest");
  assert.equal(planCertificateRequest(request(condition("Approved"))), "sign");
  assert.equal(planCertificateRequest(request(condition("Approved", "", "False"))), "rest");
});

test("a request that waits for its issuer is tried again; one that ended is not", () => {
  assert.equal(planCertificateRequest(request(condition("Approved"), condition("Ready", "Pending", "False"))), "sign");
  for (const reason of ["Issued", "Failed", "Denied"]) {
    assert.equal(planCertificateRequest(request(condition("Approved"), condition("Ready", reason, "False"))), "rest");
  }
});

test("a request that was denied is told so, even if it was approved, too", () => {
  assert.equal(planCertificateRequest(request(condition("Approved"), condition("Denied"))), "deny");
});

test("a request that somebody found invalid has failed, approved or not", () => {
  assert.equal(planCertificateRequest(request(condition("Approved"), condition("InvalidRequest"))), "fail");
});

test("a signing request is signed once and only while it is approved and neither denied nor failed", () => {
  const signing = (conditions: RequestCondition[], certificate?: string) => ({
    metadata: { name: "r" },
    spec: { request: "", signerName: "keywardissuers.keyward.dev/shop.ca" },
    status: { conditions, ...(certificate && { certificate }) },
  });
  assert.equal(planSigningRequest(signing([])), "rest");
  assert.equal(planSigningRequest(signing([condition("Approved")])), "sign");
  assert.equal(planSigningRequest(signing([condition("Approved")], "Y2VydA==")), "rest");
  assert.equal(planSigningRequest(signing([condition("Approved"), condition("Failed")])), "rest");
});

test("only our own kind and our own signers are looked at", () => {
  assert.equal(issuerOfSigner("keywardissuers.keyward.dev/shop.ca"), "shop/ca");
  assert.equal(issuerOfSigner("keywardissuers.keyward.dev/shop.ca.eu"), "shop/ca.eu");
  for (const name of [
    "kubernetes.io/kubelet-serving",
    "keywardissuers.keyward.dev/shop",
    "keywardissuers.keyward.dev/.a",
  ]) {
    assert.equal(issuerOfSigner(name), undefined);
  }
  assert.equal(issuerOfRequest(request()), "shop/ca");
  assert.equal(isOurRequest(request()), true);
  assert.equal(
    issuerOfRequest({ ...request(), spec: { ...spec, issuerRef: { name: "ca", group: "cert-manager.io" } } }),
    undefined,
  );
});

test("another kind of our group has no issuer, but is for us to refuse", () => {
  const strange = { ...request(), spec: { ...spec, issuerRef: { name: "ca", group: "keyward.dev" } } };
  assert.deepEqual([issuerOfRequest(strange), isOurRequest(strange)], [undefined, true]);
});
