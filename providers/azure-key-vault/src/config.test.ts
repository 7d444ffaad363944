import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendError } from "@keyward/core/backend/backend-error";
import type { AzureKeyVaultBackend } from "@keyward/crds/types/backend/azure-key-vault";
import { azureConfig } from "./config.ts";

const vaultUrl = "https://keyward.vault.azure.net";
const staticCredentials = { tenantId: "tenant", clientId: "client", clientSecret: { name: "azure", key: "secret" } };
const WORKLOAD = { AZURE_FEDERATED_TOKEN_FILE: "/token", AZURE_TENANT_ID: "tenant", AZURE_CLIENT_ID: "client" };

function config(spec: Partial<AzureKeyVaultBackend>, env: Record<string, string> = {}, development = false) {
  return azureConfig({ vaultUrl, ...spec }, { development, timeoutMs: 1_000 }, env);
}

function refuses(words: RegExp, ...input: Parameters<typeof config>): void {
  assert.throws(
    () => config(...input),
    (error: BackendError) => {
      assert.equal(error.fault, "Misconfigured");
      assert.match(error.message, words);
      return true;
    },
  );
}

test("a federated token of the environment is the identity, and the configuration's client id goes first", () => {
  assert.deepEqual(config({}, WORKLOAD).identity, {
    kind: "workload",
    tenantId: "tenant",
    clientId: "client",
    tokenFile: "/token",
    authorityHost: undefined,
  });
  assert.equal(config({ clientId: "another" }, WORKLOAD).identity.clientId, "another");
});

test("without a federated token the identity is the machine's", () => {
  assert.deepEqual(config({}).identity, { kind: "managed", clientId: undefined });
  assert.deepEqual(config({ clientId: "mine" }).identity, { kind: "managed", clientId: "mine" });
});

test("a federated token without tenant or client is refused with what to annotate", () => {
  refuses(/annotate its service account/, {}, { AZURE_FEDERATED_TOKEN_FILE: "/token" });
  refuses(/AZURE_TENANT_ID/, {}, { AZURE_FEDERATED_TOKEN_FILE: "/token", AZURE_CLIENT_ID: "client" });
});

test("a client secret is for development alone", () => {
  refuses(/development: true only/, { staticCredentials }, WORKLOAD);
  assert.equal(config({ staticCredentials }, WORKLOAD, true).identity.kind, "static");
});

test("secrets of the environment are no identity, not even for development", () => {
  const env = {
    AZURE_CLIENT_ID: "client",
    AZURE_TENANT_ID: "tenant",
    AZURE_CLIENT_SECRET: "word",
    AZURE_CLIENT_CERTIFICATE_PATH: "/etc/client.pem",
    AZURE_USERNAME: "user",
    AZURE_PASSWORD: "word",
  };
  const managed = { kind: "managed", clientId: "client" };
  for (const development of [false, true]) assert.deepEqual(config({}, env, development).identity, managed);
});

test("an address without TLS is for development alone", () => {
  refuses(/write https/, { vaultUrl: "http://localhost:8443" });
  assert.equal(config({ vaultUrl: "http://localhost:8443" }, {}, true).vaultUrl, "http://localhost:8443");
});

test("an address with more than a host is refused, and shown so that it forges no line", () => {
  for (const more of ["/keys", "?x=1", "#x"]) refuses(/address of the vault alone/, { vaultUrl: vaultUrl + more });
  refuses(/^(?!.*word).*address of the vault alone/, { vaultUrl: "https://user:word@keyward.vault.azure.net" });
  refuses(/"no\\nurl"/, { vaultUrl: "no\nurl" });
});

test("a slash at the end of the address is none", () => {
  assert.equal(config({ vaultUrl: `${vaultUrl}/` }).vaultUrl, vaultUrl);
});
