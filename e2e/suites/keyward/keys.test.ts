import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { SigningLine } from "../../apps/demo-app/commands/signing.ts";
import type { AppLog } from "../../driver/app-log.ts";
import { demoApp } from "../../driver/demo-app.ts";
import { apply } from "../../driver/kubectl.ts";
import { KINDS } from "../crds/api-server.ts";
import { changeProfile } from "../operator/objects.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod } from "./manifests.ts";
import { whenReady } from "./pods.ts";
import { SigningKey, TEXT } from "./signing-keys.ts";

const COMMAND = join(import.meta.dirname, "../../../cli/src/main.ts");
const annotations = { "keyward.dev/inject": "payments" };

const manifests = (namespace: string) => `apiVersion: keyward.dev/v1alpha1
kind: KeyPolicy
metadata: {name: orders, namespace: ${namespace}}
spec: {algorithm: ECDSA-P256}
---
apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments, namespace: ${namespace}}
spec:
  hash: {default: SHA-256, allowed: [SHA-256]}
  signatures: {default: ECDSA-P256-SHA256, allowed: [ECDSA-P256-SHA256]}
  grants:
    - containers: [app]
      keys: [{policy: orders, usages: [sign, verify]}]
`;

describe("a key's life, under a pod that signs with it", () => {
  const fixture = useKeyward({ manifests });
  const key = new SigningKey(fixture, "orders");
  let log: AppLog<SigningLine>;
  before(async () => {
    await key.ready();
    const loop = container({ args: ["signing", "--key-policy=orders", `--data=${TEXT}`] });
    const { cluster, namespace } = fixture;
    await apply(cluster, pod(namespace, "signer", { annotations, containers: [loop] }));
    await apply(cluster, pod(namespace, "verifier", { annotations, containers: [container({ args: ["sleep"] })] }));
    await Promise.all(["signer", "verifier"].map((name) => whenReady(cluster, namespace, name)));
    log = key.log("signer");
    return () => log[Symbol.dispose]();
  });

  /** @returns what the other pod says of each signature */
  async function judged(...lines: readonly SigningLine[]): Promise<readonly (boolean | undefined)[]> {
    const message = Buffer.from(TEXT).toString("base64");
    const steps = lines.flatMap(({ signature }) => [
      "Verify",
      JSON.stringify({ key: { policy: key.name }, message, signature }),
    ]);
    const answer = await demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "verifier" }, [
      "call",
      ...steps,
    ]);
    const { answers } = answer as unknown as { answers?: readonly { valid?: boolean }[] };
    if (answers === undefined) throw new Error(JSON.stringify(answer));
    return answers.map(({ valid = false }) => valid);
  }

  it("rotated on demand, twice: no call fails, and another pod verifies what every version signed", async (test) => {
    const first = await key.signedBy(log, 1);
    const { askedAt } = await key.done("Rotate");
    const second = await key.signedBy(log, 2, askedAt);
    test.diagnostic(`rotation by a request: signed by the new version after ${second.at - askedAt} ms`);
    const annotatedAt = Date.now();
    const body = { metadata: { annotations: { "keyward.dev/rotate": "now" } } };
    const { client, namespace } = key.place;
    await client.patch(KINDS.CryptoKey, { namespace, name: key.name }, { type: "merge", body });
    await test.waitFor(async () => assert.equal((await key.get()).status?.activeVersion, 3), { timeout: 120_000 });
    const third = await key.signedBy(log, 3, annotatedAt);
    test.diagnostic(`rotation by the annotation: signed by the new version after ${third.at - annotatedAt} ms`);
    assert.equal(third.failed, first.failed);
    assert.deepEqual(await judged(first, second, third), [true, true, true]);
  });

  it("rolled back, the older version signs again, and the history says who asked for what", async () => {
    const before = log.lines.at(-1)!;
    const { name, askedAt } = await key.done("RollBack", 1);
    const line = await key.signedBy(log, 1, askedAt);
    assert.equal(line.failed, before.failed);
    const entries = (await key.get()).status?.history ?? [];
    assert.deepEqual(
      entries.filter(({ action }) => action === "Activated" || action === "RolledBack").map(({ version }) => version),
      [1, 2, 3, 1],
    );
    assert.deepEqual(
      new Set(entries.filter(({ version, action }) => version === 3 && action === "Created").map(({ by }) => by)),
      new Set(["annotation"]),
    );
    assert.equal(entries.findLast(({ version }) => version === 1)?.by, `request/${name}`);
    const printed = await keywardKeys("history", key.name, "--output=json");
    assert.deepEqual(withoutOrder(JSON.parse(printed)), withoutOrder(entries));
    assert.match(await keywardKeys("history", key.name), /RolledBack +1 +request\//);
  });

  it("a retired version verifies, and one that is revoked does not, nor does it sign any more", async (test) => {
    const [third, first] = [await key.signedBy(log, 3), await key.signedBy(log, 1)];
    assert.deepEqual(await judged(third, first), [true, true]);
    const isByFirst = await key.madeBy(1);
    const { askedAt } = await key.done("Revoke", 1);
    const after = await log.first((line) => line.at > askedAt && !isByFirst(line));
    test.diagnostic(`revocation: signed by that version no more after ${after.at - askedAt} ms`);
    await test.waitFor(async () => assert.deepEqual(await judged(third, first), [true, false]), { timeout: 120_000 });
    await key.signedBy(log, 4, askedAt);
    const since = log.lines.findLast((line) => line.signature !== undefined)!.at;
    assert.ok(!log.lines.some((line) => line.at >= since && isByFirst(line)));
  });

  it("a grant that is taken from the profile takes the key from running pods", async (test) => {
    const takenAt = Date.now();
    await changeProfile(key.place, "payments", { grants: null });
    const refused = await log.first((line) => line.at > takenAt && line.error !== undefined);
    test.diagnostic(`withdrawal: refused after ${refused.at - takenAt} ms: ${refused.error}`);
    assert.match(refused.error!, /orders/);
    assert.match(refused.error!, /grant/);
  });

  async function keywardKeys(...args: readonly string[]): Promise<string> {
    const place = [`--kubeconfig=${fixture.cluster.kubeconfigPath}`, `--namespace=${fixture.namespace}`];
    const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, "keys", ...args, ...place]);
    return stdout;
  }
});

/** Entries of one second have no order of their own in the command's answer. */
function withoutOrder(entries: readonly HistoryEntry[]): readonly string[] {
  return entries.map(({ at, action, version, by }) => [at, action, version, by].join(" ")).sort();
}
