import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { CannotStart } from "../../backends/server.ts";
import { serverCertificate } from "../../backends/servers/tls/certificate.ts";
import { narrowPolicy, POLICY } from "../../backends/servers/vault/server.ts";
import { type OpenVaultOptions, startVault, type VaultWithReviews } from "../../backends/servers/vault.ts";
import { eventually } from "../../driver/eventually.ts";

const MINUTE_MS = 60_000;
/** Of a test. */
const PATIENCE_MS = 3 * MINUTE_MS;
/** Of the role. */
const LEASE_MS = 60 * MINUTE_MS;
const MESSAGE = Buffer.from("to be signed");

let running: VaultWithReviews | undefined;
let missing: string | undefined;

before(async () => {
  try {
    running = await startVault();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    missing = error.message;
  }
});
after(() => running?.stop());

/** One backend, and a key of its own that signs. */
function session(
  name: string,
  run: (it: Session) => Promise<void>,
  options: () => OpenVaultOptions = () => ({}),
): void {
  test(name, async (context) => {
    if (running === undefined) return context.skip(missing);
    await using backend = await running.open(options());
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await run({ backend, signal, ...running });
  });
}

interface Session extends VaultWithReviews {
  readonly backend: Backend;
  readonly signal: AbortSignal;
}

const NAMES = {
  clusterId: "sessions",
  namespace: "shop",
  policy: "signing",
  policyUid: "p",
  key: "orders",
  keyUid: "k",
};
let version = 0;

function newKey({ backend, signal }: Session): Promise<BackendKey> {
  version++;
  const names = {
    clusterId: "sessions",
    namespace: "shop",
    policy: "signing",
    policyUid: "p",
    key: "orders",
    keyUid: "k",
  };
  const owner: KeyOwner = { ...names, version };
  return backend.admin.create({ algorithm: "Ed25519", usages: 12, exportable: false }, owner, signal);
}

function sign({ backend, signal }: Session, key: BackendKey): Promise<Uint8Array> {
  return backend.use.sign(key, "Ed25519", { kind: "message", bytes: MESSAGE }, signal);
}

async function fails(fault: BackendFault, work: () => Promise<unknown>): Promise<BackendError> {
  let found: unknown;
  await assert.rejects(work, (error) => {
    found = error;
    return error instanceof BackendError && error.fault === fault;
  });
  return found as BackendError;
}

session("calls that come at once log in once", async (it) => {
  const before = it.reviews.reviews;
  const key = await newKey(it);
  await Promise.all(Array.from({ length: 20 }, () => sign(it, key)));
  assert.equal(it.reviews.reviews, before + 1);
});

session("a token that the server has revoked is replaced by another login, and the call is done", async (it) => {
  const key = await newKey(it);
  const before = it.reviews.reviews;
  await it.vault.api.call("PUT", "sys/leases/revoke-prefix/auth/kubernetes/login");
  assert.equal((await sign(it, key)).length, 64);
  assert.equal(it.reviews.reviews, before + 1);
});

let aheadMs = 0;
const clockAhead = () => ({ nowMs: () => Date.now() + aheadMs });

session(
  "a lease is renewed before it ends, without another login",
  async (it) => {
    const key = await newKey(it);
    const before = it.reviews.reviews;
    aheadMs = LEASE_MS * 0.9;
    assert.equal((await sign(it, key)).length, 64);
    assert.equal(it.reviews.reviews, before);
    aheadMs += LEASE_MS * 1.1;
    assert.equal((await sign(it, key)).length, 64);
    assert.equal(it.reviews.reviews, before + 1);
    aheadMs = 0;
  },
  clockAhead,
);

session("a backend that is closed gives its token back", async (it) => {
  const tokens = async () => {
    const { data } = (await it.vault.api.call("LIST", "auth/token/accessors")) as { data: { keys: string[] } };
    return data.keys.length;
  };
  const before = await tokens();
  const another = await it.open();
  await another.health(it.signal);
  assert.equal(await tokens(), before + 1);
  await another[Symbol.asyncDispose]();
  assert.equal(await tokens(), before);
});

session(
  "a service account that the role does not bind is told what to check",
  async ({ backend, signal }) => {
    const { message } = await fails("Unauthenticated", () => backend.health(signal));
    assert.match(message, /role "keyward" binds/);
  },
  () => ({ account: { namespace: "default", name: "somebody" } }),
);

session("what the policy does not permit is Denied, and permitted again it is done", async (it) => {
  const key = await newKey(it);
  await it.vault.api.call("POST", "sys/policies/acl/keyward", {
    policy: 'path "transit/keys/*" { capabilities = ["read"] }',
  });
  const { message } = await fails("Denied", () => sign(it, key)).finally(() =>
    it.vault.api.call("POST", "sys/policies/acl/keyward", { policy: POLICY }),
  );
  assert.match(message, /compare the policy/);
  assert.equal((await sign(it, key)).length, 64);
});

session(
  "a policy that is narrowed to the names of one cluster is enough for all, and for no other cluster",
  async (it) => {
    const { backend, signal } = it;
    await it.vault.api.call("POST", "sys/policies/acl/keyward", { policy: narrowPolicy("sessions") });
    try {
      const owner: KeyOwner = { ...NAMES, version: 1_000 };
      const key = await backend.admin.create({ algorithm: "ECDSA-P256", usages: 12, exportable: true }, owner, signal);
      await backend.use.sign(key, "ECDSA-P256-SHA256", { kind: "message", bytes: MESSAGE }, signal);
      const wrapping = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
      const spki = wrapping.export({ type: "spki", format: "der" });
      await backend.admin.exportWrapped(key, "RSA-AES-KWP-SHA256", spki, signal);
      const found = await Array.fromAsync(backend.admin.list("sessions", signal), ({ id }) => id);
      assert.ok(found.includes(key.id));
      await backend.health(signal);
      await backend.admin.destroy(key, 0, signal);
      assert.equal(await backend.admin.describe(key, signal), undefined);
      const elsewhere = { ...owner, clusterId: "another" };
      await fails("Denied", () =>
        backend.admin.create({ algorithm: "Ed25519", usages: 12, exportable: false }, elsewhere, signal),
      );
      const { data } = (await it.vault.api.call("LIST", "transit/keys")) as { data: { keys: string[] } };
      assert.ok(!data.keys.some((name) => name.startsWith("keyward-export-")), "a wrapping key stayed behind");
    } finally {
      await it.vault.api.call("POST", "sys/policies/acl/keyward", { policy: POLICY });
    }
  },
);

session("a rate limit quota is Throttled, and says for how long", async (it) => {
  const key = await newKey(it);
  await it.vault.api.call("POST", "sys/quotas/config", { enable_rate_limit_response_headers: true });
  await it.vault.api.call("POST", "sys/quotas/rate-limit/sign", { path: "transit", rate: 1, interval: "10s" });
  const signatures = () => Promise.all(Array.from({ length: 5 }, () => sign(it, key)));
  const { retryAfterMs } = await fails("Throttled", signatures).finally(() =>
    it.vault.api.call("DELETE", "sys/quotas/rate-limit/sign"),
  );
  assert.ok(retryAfterMs !== undefined && retryAfterMs <= 10_000);
});

session("a sealed server is not there, and unsealed it serves again", async (it) => {
  const key = await newKey(it);
  await it.vault.seal();
  const { message, ofTheBackend } = await fails("Unreachable", () => sign(it, key)).finally(() => it.vault.unseal());
  assert.ok(ofTheBackend && /sealed/.test(message));
  assert.equal((await sign(it, key)).length, 64);
});

session("a mount that is not there is told apart from a key that is not there", async (it) => {
  const key = await newKey(it);
  const { api } = it.vault;
  const remount = async (from: string, to: string) => {
    const begun = (await api.call("POST", "sys/remount", { from, to })) as { data: { migration_id: string } };
    // The list of mounts changes before requests go another way: the server itself says when both is done.
    await eventually(`${to} to be there`, async () => {
      const { data } = await api.call("GET", `sys/remount/status/${begun.data.migration_id}`);
      return (data as { migration_info: { status: string } }).migration_info.status === "success";
    });
  };
  await remount("transit", "elsewhere");
  const error = await it.backend.admin.describe(key, it.signal).catch((cause) => cause);
  await remount("elsewhere", "transit");
  assert.ok(error instanceof BackendError && ["Misconfigured", "Denied"].includes(error.fault), String(error));
});

test("a server whose authority is another is not spoken to", async (context) => {
  if (running === undefined) return context.skip(missing);
  const { ca } = await serverCertificate("localhost");
  await using backend = await running.open({ ca });
  const { message } = await fails("Unreachable", () => backend.health(AbortSignal.timeout(PATIENCE_MS)));
  assert.match(message, /vault.caBundle/);
});
