import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "yaml";
import { eventually } from "../../driver/eventually.ts";
import { kubectl } from "../../driver/kubectl.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { type ApiServer, KINDS, openApiServer } from "./api-server.ts";

const SAMPLES = join(import.meta.dirname, "../../../crds/samples");

let api: ApiServer;

// Before the cluster's own hook: hooks run in the order in which they were set, and this one needs the cluster.
after(async () => {
  await api?.close();
});

const cluster = await clusterForTests();

before(async () => {
  api = await openApiServer(cluster);
  // kubectl asks the API server for its kinds, and a new one is among them some time after it is served.
  const apply = ["apply", "--server-side", "--namespace", api.namespace, "-f", SAMPLES];
  await eventually("the samples to be taken", () => kubectl(cluster, apply));
});

test("kubectl get cprof shows the columns of a profile, its status among them", async () => {
  await writeStatus();
  const rows = table(await get(["cprof"]));
  assert.deepEqual(rows[0], ["NAME", "READY", "HASH", "ISSUER", "LIVE", "AGE"]);
  assert.deepEqual(rows[2]?.slice(0, 5), ["payments", "True", "SHA3-512", "shop-ca", "2/2 pods on generation 1"]);
});

test("kubectl get kpol shows the columns of a policy, the fingerprint only when asked", async () => {
  const narrow = table(await get(["kpol"]));
  assert.deepEqual(narrow[0], ["NAME", "READY", "ALGORITHM", "VERSION", "KEYS", "BACKEND", "AGE"]);
  assert.equal(narrow[2]?.includes("ECDSA-P384"), true);
  const wide = table(await get(["kpol", "-o", "wide"]));
  assert.deepEqual(wide[0], ["NAME", "READY", "ALGORITHM", "VERSION", "KEYS", "BACKEND", "FINGERPRINT", "AGE"]);
});

test("kubectl get keyward lists every kind of ours", async () => {
  const names = new Set((await get(["keyward", "-o", "name"])).trim().split("\n"));
  for (const { kind, metadata } of samples()) {
    assert.ok(names.has(`${kind.toLowerCase()}.keyward.dev/${metadata.name}`), `${kind} ${metadata.name}`);
  }
});

test("kubectl get kreq shows what is asked for, of which key, and by whom", async () => {
  const rows = table(await get(["kreq"]));
  assert.deepEqual(rows[0], ["NAME", "ACTION", "KEY", "PHASE", "APPROVALS", "REQUESTER", "AGE"]);
  assert.deepEqual(rows[1]?.slice(0, 3), ["destroy-invoices-1", "Destroy", "invoices"]);
});

test("kubectl explain tells what a field means", async () => {
  // The API server publishes the descriptions of a new CRD some time after it serves its objects.
  const explain = () => kubectl(cluster, ["explain", "cprof.spec.certificates.validity.notAfter"]);
  const text = await eventually("the descriptions of a profile", explain);
  // kubectl breaks lines where the terminal would.
  assert.match(
    text.replace(/\s+/g, " "),
    /End, as an offset from now\. Decimal numbers with units ns, us, ms, s, m, h/,
  );
});

test("kubectl apply says which rule a profile breaks", async () => {
  const broken = JSON.stringify({
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "broken" },
    spec: { hash: { default: "SHA-256", allowed: ["SHA3-512"] } },
  });
  const args = ["apply", "--server-side", "--dry-run=server", "--namespace", api.namespace, "-f", "-"];
  const { code, stderr } = await cluster.kubectl(args, { stdin: broken });
  assert.notEqual(code, 0);
  assert.match(stderr, /spec\.hash: Invalid value: .*the default must be one of the allowed algorithms/);
});

function samples(): { kind: string; metadata: { name: string } }[] {
  return readdirSync(SAMPLES).map((file) => parse(readFileSync(join(SAMPLES, file), "utf8")));
}

function get(args: readonly string[]): Promise<string> {
  return kubectl(cluster, ["get", ...args, "--namespace", api.namespace]);
}

/** Columns are at least three blanks apart. */
function table(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd().split(/ {3,}/));
}

async function writeStatus(): Promise<void> {
  const ready = {
    type: "Ready",
    status: "True" as const,
    lastTransitionTime: "2026-01-01T00:00:00Z",
    reason: "Live",
    message: "",
  };
  const object = {
    metadata: { name: "payments", namespace: api.namespace },
    status: { observedGeneration: 1, conditions: [ready], summary: "2/2 pods on generation 1" },
  };
  await api.client.applyStatus(KINDS.CryptoProfile, object, { fieldManager: "crds-suite-status" });
}
