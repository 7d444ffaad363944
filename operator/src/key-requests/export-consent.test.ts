import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyRequest, KeyRequestStatus } from "@keyward/crds/types/key-request";
import { lackOfConsent } from "./export-consent.ts";

function request(status: KeyRequestStatus): KeyRequest {
  const exportTo = { wrappingKey: "pem" };
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyRequest",
    metadata: { name: "out", namespace: "shop" },
    spec: { keyRef: { name: "invoices" }, action: "Export", version: 1, exportTo },
    status,
  };
}

test("an export to which two people agreed is carried out", () => {
  assert.equal(lackOfConsent(request({ phase: "Approved", approvedBy: ["ada", "bob"] })), undefined);
});

test("one that was approved before anyone had to agree is not, whatever the policy says by now", () => {
  for (const status of [{ summary: "not needed" }, { approvedBy: ["ada"] }]) {
    const lack = lackOfConsent(request({ phase: "Approved", ...status }));
    assert.equal(lack?.reason, "ConsentMissing");
    assert.match(lack.message, /of 2 people or more agreed to this export\. Next: /);
  }
});
