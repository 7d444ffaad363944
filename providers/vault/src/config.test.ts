import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendError } from "@keyward/core/backend/backend-error";
import type { VaultBackend } from "@keyward/crds/types/backend/vault";
import { TOKENS_DIR, vaultConfig } from "./config.ts";

const address = "https://vault.example.com:8200";
const kubernetes = { role: "keyward" };
const token = { name: "vault", key: "token" };

function config(spec: Partial<VaultBackend>, development = false) {
  return vaultConfig({ address, ...spec }, { development, timeoutMs: 1_000 });
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

test("a role is all that has to be named; mounts and audience have defaults", () => {
  const { mount, identity, address: at, namespace } = config({ kubernetes });
  assert.deepEqual([mount, at, namespace], ["transit", address, undefined]);
  const tokenFile = `${TOKENS_DIR}/vault/token`;
  assert.deepEqual(identity, { kind: "kubernetes", role: "keyward", mount: "kubernetes", tokenFile });
});

test("an audience cannot lead out of the folder of tokens", () => {
  const { identity } = config({ kubernetes: { ...kubernetes, audience: "../../etc" } });
  assert.ok(identity.kind === "kubernetes" && !identity.tokenFile.includes("/../"));
  for (const audience of ["..", ".", ""]) refuses(/kubernetes\.audience/, { kubernetes: { ...kubernetes, audience } });
});

test("a token is for development alone, and never beside a role", () => {
  refuses(/development: true only/, { token });
  refuses(/keep one/, { token, kubernetes }, true);
  refuses(/says by which role/, {});
  assert.deepEqual(config({ token }, true).identity, { kind: "static", token });
});

test("an address without TLS is for development alone", () => {
  refuses(/write https/, { address: "http://127.0.0.1:8200", kubernetes });
  assert.equal(config({ address: "http://127.0.0.1:8200/", kubernetes }, true).address, "http://127.0.0.1:8200");
});

test("an address with a password in it is refused, and the password is not repeated", () => {
  for (const text of ["https://user:word@vault.example", "https://vault.example/?token=word"]) {
    refuses(/^vault\.address is (?!.*word)/, { address: text, kubernetes }, true);
  }
});

test("paths are refused that would leave the mount", () => {
  for (const mount of ["", "../sys", "a//b", "a b", "transit?x", "%2e%2e"])
    refuses(/vault.mount/, { mount, kubernetes });
  assert.equal(config({ mount: "/team/transit/", kubernetes }).mount, "team/transit");
  refuses(/vault.kubernetes.mount/, { kubernetes: { ...kubernetes, mount: "../token" } });
});

test("a namespace that would be a header of its own is refused", () => {
  refuses(/vaultNamespace/, { vaultNamespace: "team\r\nx-vault-token: y", kubernetes });
  assert.equal(config({ vaultNamespace: "team/a", kubernetes }).namespace, "team/a");
});

test("authorities that are none are refused before anything is asked", () => {
  refuses(/caBundle/, { caBundle: "", kubernetes });
  refuses(/caBundle/, { caBundle: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", kubernetes });
});
