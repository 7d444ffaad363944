import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type { openAzureKeyVault } from "@keyward/provider-azure-key-vault/backend";
import { bundle } from "../../../tools/images/bundle/bundle.ts";
import { startVaultServer } from "../../backends/servers/azure-key-vault.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const OWNER = { clusterId: "c", namespace: "shop", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version: 1 };
const MESSAGE = { kind: "message", bytes: Buffer.from("to be signed") } as const;

test("Azure Key Vault works from one file, as images have it", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "keyward-bundled-"));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "provider.mjs");
  await writeFile(file, (await bundle(ROOT, "providers/azure-key-vault/src/backend.ts")).code);
  const bundled = (await import(pathToFileURL(file).href)) as { openAzureKeyVault: typeof openAzureKeyVault };
  const running = await startVaultServer();
  context.after(() => running.stop());
  await using backend = await running.open(bundled.openAzureKeyVault);
  const signal = AbortSignal.timeout(60_000);
  const key = await backend.admin.create({ algorithm: "ECDSA-P256", usages: 12, exportable: false }, OWNER, signal);
  assert.ok((await backend.use.sign(key, "ECDSA-P256-SHA256", MESSAGE, signal)).length > 0);
});
