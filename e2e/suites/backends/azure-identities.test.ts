import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { openAzureKeyVault } from "@keyward/provider-azure-key-vault/backend";
import { VaultServer } from "../../backends/servers/azure-key-vault/server.ts";

const TENANT = "6a9c1a3e-52a1-4e86-9d5c-2f0e6b1f4a01";
const CLIENT = "0f5f3d0c-8f3a-4d0e-9f44-5b8a7c1f2b02";
const SECRET = "of development only";
const FEDERATED = "header.claims.signature";
const SPEC = { algorithm: "ECDSA-P256", usages: 12, exportable: false };
const OWNER = { clusterId: "c", namespace: "shop", policy: "p", policyUid: "pu", key: "k", keyUid: "ku", version: 1 };

let vault: VaultServer;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyward-azure-"));
  const identity = { tenantId: TENANT, clientId: CLIENT, clientSecret: SECRET, federatedToken: () => FEDERATED };
  vault = await VaultServer.start({ identity });
  setDefaultCACertificates([...getCACertificates(), vault.ca]);
});
after(async () => {
  await vault[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Opening {
  readonly env?: BackendEnvironment["env"];
  readonly secret?: string;
  readonly development?: boolean;
  readonly timeoutMs?: number;
}

function open({ env = {}, secret, development = true, timeoutMs = 20_000 }: Opening) {
  const clientSecret = { name: "azure", key: "secret" };
  const identity =
    secret === undefined ? {} : { staticCredentials: { tenantId: TENANT, clientId: CLIENT, clientSecret } };
  return openAzureKeyVault(
    { vaultUrl: vault.url, development, timeoutMs, ...identity },
    {
      nowMs: () => Date.now(),
      env: { AZURE_AUTHORITY_HOST: vault.url, ...env },
      readFile: async (path) => Promise.reject(new Error(`no file ${path}`)),
      secret: async () => Buffer.from(secret ?? ""),
      log: () => undefined,
    },
  );
}

const signal = () => AbortSignal.timeout(60_000);

async function fails(fault: BackendFault, work: () => Promise<unknown>): Promise<BackendError> {
  const error = await work().then(
    () => undefined,
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof BackendError && error.fault === fault, String(error));
  return error;
}

async function workload(token: string): Promise<Opening> {
  const path = join(folder, "token");
  await writeFile(path, token);
  return { env: { AZURE_FEDERATED_TOKEN_FILE: path, AZURE_TENANT_ID: TENANT, AZURE_CLIENT_ID: CLIENT } };
}

test("the federated token of the operator's service account is an identity", async () => {
  const backend = await open(await workload(FEDERATED));
  assert.match((await backend.health(signal())).detail, /localhost/);
  const { owner } = await backend.admin.create(SPEC, OWNER, signal());
  assert.deepEqual(owner, OWNER);
});

test("a federated token that the tenant does not know is Unauthenticated, with what to check and without the token", async () => {
  const backend = await open(await workload("header.claims.another"));
  const { message } = await fails("Unauthenticated", () => backend.health(signal()));
  assert.match(message, /federated credential/);
  assert.ok(!message.includes("claims"));
});

test("the identity of the machine is one, where there is no federated token", async (context) => {
  // The SDK itself finds the endpoint of managed identities in the environment of the process.
  Object.assign(process.env, { IDENTITY_ENDPOINT: `${vault.url}/msi/token`, IDENTITY_HEADER: SECRET });
  context.after(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });
  const backend = await open({});
  assert.ok((await backend.health(signal())).latencyMs >= 0);
});

test("a client secret signs in where development is true, and a wrong one does not", async () => {
  const backend = await open({ secret: SECRET });
  await backend.health(signal());
  const other = await open({ secret: "wrong" });
  const { message } = await fails("Unauthenticated", () => other.health(signal()));
  assert.ok(!message.includes("wrong"));
});

test("a server that wants a token of a service which it is no part of gets none", async () => {
  const issued = vault.signIn.issued;
  const backend = await open({ ...(await workload(FEDERATED)), development: false });
  await fails("Misconfigured", () => backend.health(signal()));
  assert.equal(vault.signIn.issued, issued);
});

const FAULTS = [
  ["forbidden", "Denied"],
  ["unwell", "Unreachable"],
  ["reset", "Unreachable"],
  ["no-json", "BadAnswer"],
] as const;
for (const [planned, fault] of FAULTS) {
  test(`an answer that is ${planned} is ${fault}, and the next call is served`, async () => {
    const backend = await open({ secret: SECRET });
    const key = await backend.admin.create(SPEC, OWNER, signal());
    vault.failNext(planned);
    await fails(fault, () => backend.admin.describe(key, signal()));
    assert.equal((await backend.admin.describe(key, signal()))?.state, "Enabled");
  });
}

test("a vault that throttles says for how long, and nothing is tried again behind the caller's back", async () => {
  const backend = await open({ secret: SECRET });
  await backend.health(signal());
  vault.failNext("throttled");
  assert.equal((await fails("Throttled", () => backend.health(signal()))).retryAfterMs, 3_000);
  await backend.health(signal());
});

test("a vault that is silent is TimedOut after the call's time, and a caller who leaves is let go", async () => {
  // Signing in is part of the first call and has to be done in this time, too.
  const backend = await open({ secret: SECRET, timeoutMs: 5_000 });
  await backend.health(signal());
  vault.failNext("silent");
  await fails("TimedOut", () => backend.health(signal()));
  const reason = new Error("the caller left");
  await assert.rejects(backend.health(AbortSignal.abort(reason)), reason);
  const leaving = new AbortController();
  const call = backend.health(leaving.signal);
  leaving.abort(reason);
  await assert.rejects(call, reason);
});

test("a deleted key is taken back while it waits for its end, and signs again", async () => {
  const backend = await open({ secret: SECRET });
  const key = await backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal());
  const endsAtMs = await backend.admin.destroy(key, 0, signal());
  assert.equal((await backend.admin.describe(key, signal()))?.destroysAtMs, endsAtMs);
  await fails("KeyDestroyed", () => backend.admin.create(SPEC, { ...OWNER, version: 2 }, signal()));
  await backend.admin.enable(key, signal());
  const bytes = Buffer.from("to be signed");
  assert.ok(await backend.use.sign(key, "ECDSA-P256-SHA256", { kind: "message", bytes }, signal()));
});

test("keys of a cluster are found over all pages, and none of another cluster", async () => {
  const backend = await open({ secret: SECRET });
  const owners = Array.from({ length: 30 }, (_, index) => ({ ...OWNER, clusterId: "pages", version: index + 1 }));
  const made = await Promise.all(owners.map((owner) => backend.admin.create(SPEC, owner, signal())));
  await backend.admin.create(SPEC, { ...OWNER, clusterId: "pages-of-another" }, signal());
  for (const key of made.slice(0, 3)) await backend.admin.destroy(key, 0, signal());
  const found = await Array.fromAsync(backend.admin.list("pages", signal()));
  assert.deepEqual(found.map(({ id }) => id).sort(), made.map(({ id }) => id).sort());
  assert.equal(found.filter(({ state }) => state === "Destroying").length, 3);
});

test("a second version that somebody made of a key in the vault is not what is used", async () => {
  const backend = await open({ secret: SECRET });
  const owner = { ...OWNER, version: 3 };
  const key = await backend.admin.create(SPEC, owner, signal());
  // Times have seconds: the next one.
  while (Math.floor(Date.now() / 1_000) * 1_000 <= key.createdAtMs!) await new Promise((next) => setTimeout(next, 50));
  await vault.rotate(key.id.split("/")[0]!);
  assert.deepEqual(await backend.admin.create(SPEC, owner, signal()), key);
  const found = await Array.fromAsync(backend.admin.list(OWNER.clusterId, signal()));
  assert.equal(found.filter(({ id }) => id === key.id).length, 1);
});
