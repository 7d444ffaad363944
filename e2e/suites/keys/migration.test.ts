import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { decodePem } from "@keyward/core/text/pem";
import { parseLine } from "@keyward/crds/ledger/ledger-line";
import { linesOfPart, partName } from "@keyward/crds/ledger/ledger-part";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyRequestStatus } from "@keyward/crds/types/key-request";
import { CONFIG_MAPS, SECRETS } from "@keyward/kube/client/kinds";
import { CannotStart } from "../../backends/server.ts";
import { startVault, type VaultWithReviews } from "../../backends/servers/vault.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { agree, EXPORT_CONTROL, REQUESTER } from "./requests.ts";

const suite = await openSuite();
const { client } = suite;
const at = (name: string) => ({ name, namespace: suite.namespace });

describe("a key that may leave its backend", { timeout: 600_000 }, () => {
  let running: VaultWithReviews | undefined;
  let missing: string | undefined;

  before(async () => {
    try {
      running = await startVault();
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      missing = error.message;
      return;
    }
    const { vault } = running;
    const token = Buffer.from(vault.api.token).toString("base64");
    await client.create(SECRETS, { metadata: at("vault-token"), data: { token } });
    await backend("vault", transitAt(vault.address));
    await backend("same-vault", transitAt(otherName(vault.address)));
    const secret = { name: `kek-${suite.namespace}` };
    await backend("sealed", { software: { keyEncryptionKey: { secret } }, development: true });
    await suite.start();
    for (const name of ["vault", "same-vault", "sealed"]) await ready(name);
  });
  after(() => running?.stop());

  const transitAt = (address: string, secret = "vault-token"): KeyBackendSpec => ({
    vault: { address, caBundle: running!.vault.ca, token: { name: secret, key: "token" } },
    development: true,
  });
  const backend = (name: string, spec: KeyBackendSpec) => client.create(KINDS.KeyBackend, { metadata: at(name), spec });
  const ready = (name: string) =>
    eventually(`backend ${name} to be ready`, async () => {
      const { status } = await client.get(KINDS.KeyBackend, at(name));
      return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True");
    });
  const keyUntil = (name: string, what: string, holds: (status: CryptoKeyStatus) => boolean) =>
    eventually(`${what} of ${name}`, async () => {
      const { status = {} } = await client.get(KINDS.CryptoKey, at(name));
      return holds(status) && status;
    });
  const migrate = async (key: string, to: string): Promise<KeyRequestStatus> => {
    const name = `${key}-to-${to}`;
    const migrateTo = { backendRef: { kind: "KeyBackend" as const, name: to }, allowNewVersion: false };
    await client.create(KINDS.KeyRequest, {
      metadata: at(name),
      spec: { keyRef: { name: key }, action: "Migrate", migrateTo, requester: REQUESTER },
    });
    // Whoever runs the other backend has the key then, so it takes the consent that an export takes.
    await agree(suite, name);
    return eventually(`the end of ${name}`, async () => {
      const { status = {} } = await client.get(KINDS.KeyRequest, at(name));
      return ["Succeeded", "Failed"].includes(status.phase ?? "") && status;
    });
  };

  for (const algorithm of ["ECDSA-P256", "RSA-2048", "HMAC-SHA-256"] as const) {
    it(`moves from sealed Secrets to Vault and stays the same key: ${algorithm}`, async (context) => {
      if (running === undefined) return context.skip(missing);
      const name = `moved-${algorithm.toLowerCase()}`;
      await client.create(KINDS.KeyPolicy, {
        metadata: at(name),
        spec: {
          algorithm,
          export: "Wrapped",
          dualControl: EXPORT_CONTROL,
          backendRef: { kind: "KeyBackend", name: "sealed" },
        },
      });
      const made = await keyUntil(name, "an active version", ({ activeVersion }) => activeVersion === 1);
      const status = await migrate(name, "vault");
      assert.equal(status.phase, "Succeeded", status.conditions?.[0]?.message ?? "");
      const moved = await keyUntil(name, "its version", () => true);
      assert.deepEqual([moved.activeVersion, moved.versions?.length], [1, 1]);
      const [earlier, now] = [made.versions![0]!, moved.versions![0]!];
      assert.equal(now.backend.name, "vault");
      assert.equal(now.fingerprint, earlier.fingerprint);
      assert.equal(now.publicKey, earlier.publicKey);
      if (now.publicKey !== undefined) {
        assert.equal(createHash("sha256").update(decodePem(now.publicKey).bytes).digest("hex"), now.fingerprint);
      }
      assert.ok(moved.history!.some(({ action, by }) => action === "Migrated" && by === `request/${name}-to-vault`));
      await eventually("what it left behind to be ended", async () =>
        suite.replicas[0]!.lines.some(({ event, key }) => event === "key.left-behind-ended" && key === name),
      );
    });

    it(`moves back and is still the same key: ${algorithm}`, async (context) => {
      if (running === undefined) return context.skip(missing);
      const name = `moved-${algorithm.toLowerCase()}`;
      const away = await keyUntil(name, "its version", () => true);
      const status = await migrate(name, "sealed");
      assert.equal(status.phase, "Succeeded", status.conditions?.[0]?.message ?? "");
      const back = await keyUntil(name, "its version", () => true);
      assert.deepEqual([back.activeVersion, back.versions?.length], [1, 1]);
      assert.equal(back.versions![0]!.backend.name, "sealed");
      assert.equal(back.versions![0]!.fingerprint, away.versions![0]!.fingerprint);
      await client.create(KINDS.KeyRequest, {
        metadata: at(`${name}-on`),
        spec: { keyRef: { name }, action: "Rotate", requester: REQUESTER },
      });
      await keyUntil(name, "a version that follows", ({ activeVersion }) => activeVersion === 2);
    });
  }

  it("is not moved to another address of the server where it is, which would end its only copy", async (context) => {
    if (running === undefined) return context.skip(missing);
    const name = "stays";
    const backendRef = { kind: "KeyBackend", name: "vault" } as const;
    await client.create(KINDS.KeyPolicy, {
      metadata: at(name),
      spec: { algorithm: "ECDSA-P256", export: "Wrapped", dualControl: EXPORT_CONTROL, backendRef },
    });
    const made = await keyUntil(name, "an active version", ({ activeVersion }) => activeVersion === 1);
    const { phase, conditions } = await migrate(name, "same-vault");
    assert.deepEqual([phase, conditions?.find(({ type }) => type === "Done")?.reason], ["Failed", "CannotMove"]);
    assert.deepEqual((await client.get(KINDS.CryptoKey, at(name))).status?.versions, made.versions);
    assert.equal(
      (await migrate(name, "sealed")).phase,
      "Succeeded",
      "it is still there, and may go where it is another copy",
    );
  });

  it("has failed to end its old copy once the backend that it came from is deleted, and is used where it is", async (context) => {
    if (running === undefined) return context.skip(missing);
    const name = "left";
    const { api, address } = running.vault;
    await api.call("POST", "sys/policies/acl/ends-nothing", { policy: ENDS_NOTHING });
    const { auth } = await api.call("POST", "auth/token/create", { policies: ["ends-nothing"] });
    const token = Buffer.from((auth as { client_token: string }).client_token).toString("base64");
    await client.create(SECRETS, { metadata: at("ends-nothing"), data: { token } });
    await backend("ends-nothing", transitAt(address, "ends-nothing"));
    await client.create(KINDS.KeyPolicy, {
      metadata: at(name),
      spec: {
        algorithm: "ECDSA-P256",
        export: "Wrapped",
        dualControl: EXPORT_CONTROL,
        backendRef: { kind: "KeyBackend", name: "ends-nothing" },
      },
    });
    await keyUntil(name, "an active version", ({ activeVersion }) => activeVersion === 1);
    const ending = migrate(name, "sealed");
    const doneOf = ({ conditions }: KeyRequestStatus) => conditions?.find(({ type }) => type === "Done");
    await eventually("the backend not to end the old copy", async () => {
      const { status = {} } = await client.get(KINDS.KeyRequest, at(`${name}-to-sealed`));
      return status.phase === "Approved" && doneOf(status)?.reason === "Denied";
    });
    await client.delete(KINDS.KeyBackend, at("ends-nothing"));
    const status = await ending;
    assert.deepEqual([status.phase, doneOf(status)?.reason, status.version], ["Failed", "SourceGone", 1]);
    assert.match(doneOf(status)!.message, /is in KeyBackend sealed.*KeyBackend ends-nothing.*Next: destroy it there/);
    const { versions, activeVersion, history } = await keyUntil(name, "its version", () => true);
    assert.deepEqual([activeVersion, versions!.map(({ backend: place }) => place.name)], [1, ["sealed"]]);
    assert.match(history!.find(({ action }) => action === "LeftBehind")!.note!, /in KeyBackend\/ends-nothing/);
    const { data } = await client.get(CONFIG_MAPS, { namespace: suite.operatorNamespace, name: partName(1) });
    assert.ok(linesOfPart(data).some((line) => parseLine(line).action === "LeftBehind"));
  });
});

/** All that a backend does but the end of its keys. */
const ENDS_NOTHING = `
path "transit/*" { capabilities = ["create", "read", "update", "delete", "list"] }
path "transit/keys/keyward_*" { capabilities = ["create", "read", "update", "list"] }
`;

/** The server listens there, under the same certificate. */
function otherName(address: string): string {
  return address.replace("localhost", "127.0.0.1");
}
