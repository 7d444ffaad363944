import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

const PROVIDERS = join(import.meta.dirname, "../../providers");
/** Where each backend answers the same question: who knows one folder finds the way in all. */
const FILES = [
  "algorithms.ts",
  "backend.ts",
  "capabilities.ts",
  "config.ts",
  "errors.ts",
  "health.ts",
  "key-admin.ts",
  "key-use.ts",
];

/** The system's key store is none: it keeps one key, and makes no others. */
const backends = readdirSync(PROVIDERS).filter((name) => existsSync(join(PROVIDERS, name, "src/backend.ts")));

test("seven backends are there", () => {
  assert.deepEqual(backends, ["aws-kms", "azure-key-vault", "gcp-kms", "pkcs11", "software", "tpm", "vault"]);
});

for (const backend of backends) {
  test(`${backend} has the files that every backend has, and what is its own is in folders`, () => {
    const entries = readdirSync(join(PROVIDERS, backend, "src"), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    assert.deepEqual(files.filter((name) => !name.endsWith(".test.ts")).sort(), FILES);
  });
}
