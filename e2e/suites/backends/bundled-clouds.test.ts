import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { bundle } from "../../../tools/images/bundle/bundle.ts";
import { startMoto } from "../../backends/servers/aws-kms/moto.ts";
import { startOwnGcpKms } from "../../backends/servers/gcp-kms.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const REF = { name: "cloud", key: "any" };
const KEY_RING = "projects/example/locations/europe-west3/keyRings/keyward";
const ENVIRONMENT: BackendEnvironment = {
  nowMs: () => Date.now(),
  env: {},
  readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
  secret: async () => Buffer.from("development"),
  log: () => {},
};

type Open = (spec: object, environment: BackendEnvironment) => Promise<Backend>;

/** What an image has: one file, and no packages around it. */
async function bundled(context: TestContext, provider: string): Promise<Readonly<Record<string, Open>>> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-bundled-"));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "provider.mjs");
  await writeFile(file, (await bundle(ROOT, `providers/${provider}/src/backend.ts`)).code);
  return import(pathToFileURL(file).href);
}

async function assertWorks(backend: Backend): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  await backend.health(signal);
  const uids = { policyUid: randomUUID(), keyUid: randomUUID() };
  const owner = { clusterId: "c", namespace: "shop", policy: "p", key: "orders", version: 1, ...uids };
  const spec = { algorithm: "ECDSA-P256", usages: parseUsages(["sign"]), exportable: false };
  const key = await backend.admin.create(spec, owner, signal);
  const message = { kind: "message", bytes: Buffer.from("m") } as const;
  assert.ok((await backend.use.sign(key, "ECDSA-P256-SHA256", message, signal)).length > 0);
  await backend[Symbol.asyncDispose]();
}

test("AWS KMS works from one file", async (context) => {
  const { openAwsKms } = await bundled(context, "aws-kms");
  await using moto = await startMoto();
  const staticCredentials = { accessKeyId: REF, secretAccessKey: REF };
  const spec = { region: "eu-central-1", endpoint: moto.endpoint, staticCredentials };
  await assertWorks(await openAwsKms!({ ...spec, development: true, timeoutMs: 30_000 }, ENVIRONMENT));
});

test("Google Cloud KMS works from one file, with the definitions of its API inside", async (context) => {
  const { openGcpKms } = await bundled(context, "gcp-kms");
  await using server = await startOwnGcpKms();
  const spec = { keyRing: KEY_RING, endpoint: server.endpoint, plaintext: true };
  await assertWorks(await openGcpKms!({ ...spec, development: true, timeoutMs: 30_000 }, ENVIRONMENT));
});
