import assert from "node:assert/strict";
import { test } from "node:test";
import { lookAround, type Probe } from "./surroundings.ts";

function look(probe: Partial<Probe>): { found: readonly string[]; local: string[] } {
  const { found, local } = lookAround({ env: {}, read: () => undefined, exists: () => false, ...probe });
  return { found, local: [...local] };
}

test("an identity that a cloud gave the pod says where it is", () => {
  const aws = { AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token" };
  assert.deepEqual(look({ env: aws }), { found: ["AWS"], local: ["aws-kms"] });
  const azure = { AZURE_FEDERATED_TOKEN_FILE: "/var/run/secrets/azure/tokens/azure-identity-token" };
  assert.deepEqual(look({ env: azure }), { found: ["Azure"], local: ["azure-key-vault"] });
  const gcp = { GOOGLE_APPLICATION_CREDENTIALS: "/var/run/secrets/tokens/gcp.json" };
  assert.deepEqual(look({ env: gcp }), { found: ["GCP"], local: ["gcp-kms"] });
});

test("without an identity the firmware's words do", () => {
  const firmware = (name: string, text: string) => (path: string) => (path.endsWith(name) ? `${text}\n` : undefined);
  assert.deepEqual(look({ read: firmware("/sys_vendor", "Amazon EC2") }).found, ["AWS"]);
  assert.deepEqual(look({ read: firmware("/product_name", "Google Compute Engine") }).found, ["GCP"]);
  const tag = "7783-7084-3265-9085-8269-3286-77";
  assert.deepEqual(look({ read: firmware("/chassis_asset_tag", tag) }).found, ["Azure"]);
});

test("a TPM is local, and Kubernetes alone brings no backend", () => {
  assert.deepEqual(look({ exists: (path) => path === "/dev/tpmrm0" }), { found: ["TPM"], local: ["tpm"] });
  const token = "/var/run/secrets/kubernetes.io/serviceaccount/token";
  assert.deepEqual(look({ exists: (path) => path === token }), { found: ["Kubernetes"], local: [] });
});

test("where nothing is known nothing is local", () => {
  assert.deepEqual(look({}), { found: [], local: [] });
});
