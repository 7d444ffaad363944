import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import { parse, stringify } from "yaml";
import { type CommandResult, run } from "../../cluster/command.ts";
import { eventually } from "../../driver/eventually.ts";
import { kubectl } from "../../driver/kubectl.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { type ApiServer, KINDS, openApiServer } from "./api-server.ts";

const MAIN = join(import.meta.dirname, "../../../cli/src/main.ts");
const LEDGER = "keyward-key-ledger-000001";
const AT = "2026-01-01T00:00:00.000Z";

const folder = mkdtempSync(join(tmpdir(), "keyward-command-"));
let api: ApiServer;

// Before the cluster's own hook: hooks run in the order in which they were set, and this one needs the cluster.
after(async () => {
  rmSync(folder, { recursive: true });
  await api?.close();
});

const cluster = await clusterForTests();

before(async () => {
  api = await openApiServer(cluster);
  const { client, namespace } = api;
  const metadata = { name: "invoices", namespace };
  await client.create(KINDS.CryptoKey, { metadata, spec: { policyRef: { name: "signing" } } });
  const { uid = "" } = (await client.get(KINDS.CryptoKey, metadata)).metadata;
  const backend = { kind: "BuiltIn" as const, name: "software", protection: "Software" as const };
  const version = { version: 2, state: "Active" as const, fingerprint: "ab".repeat(32), backend, backendKey: "x" };
  const history = [{ at: "2026-01-02T00:00:00.000Z", action: "Activated" as const, version: 2, by: "request/now" }];
  const status = { activeVersion: 2, lastVersion: 2, backend, versions: [{ ...version, createdAt: AT }], history };
  await client.applyStatus(KINDS.CryptoKey, { metadata, status }, { fieldManager: "crds-suite-status" });
  const line = {
    number: 1,
    namespace,
    key: "invoices",
    keyUid: uid,
    at: AT,
    action: "Destroyed",
    version: 1,
    by: "policy",
  };
  const ofAnother = { ...line, keyUid: "another", version: 7 };
  const lines = `${JSON.stringify(line)}\n${JSON.stringify(ofAnother)}\n`;
  await client.create(CONFIG_MAPS, { metadata: { name: LEDGER, namespace }, data: { lines } });
});

const keyward = (...args: string[]): Promise<CommandResult> =>
  run([process.execPath, MAIN, "keys", ...args, "-n", api.namespace, "--kubeconfig", cluster.kubeconfigPath]);

async function answer(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await keyward(...args);
  assert.equal(code, 0, stderr);
  return stdout;
}

test("keyward keys list shows each key with its active version", async () => {
  const [head, row] = (await answer("list")).split("\n");
  assert.match(head ?? "", /^NAME +READY +POLICY +ACTIVE +VERSIONS +BACKEND +NEXT ROTATION$/);
  assert.match(row ?? "", /^invoices +Unknown +signing +2 +1 +software +-$/);
  assert.equal(JSON.parse(await answer("list", "-o", "json"))[0].metadata.name, "invoices");
});

test("keyward keys describe shows versions and conditions", async () => {
  const text = await answer("describe", "invoices");
  assert.match(text, /Policy: +signing/);
  assert.match(text, /2 +Active +software/);
});

test("keyward keys history joins status and ledger, and leaves out an earlier key of that name", async () => {
  const entries = JSON.parse(await answer("history", "invoices", "--keyward-namespace", api.namespace, "-o", "json"));
  assert.deepEqual(
    entries.map(({ action, version }: { action: string; version: number }) => `${action} ${version}`),
    ["Destroyed 1", "Activated 2"],
  );
});

test("keyward keys history says what one may not read", async () => {
  await kubectl(cluster, ["create", "clusterrole", `reader-${api.namespace}`, "--verb=get", "--resource=cryptokeys"]);
  await kubectl(cluster, [
    ...["create", "rolebinding", "reader", `--clusterrole=reader-${api.namespace}`],
    ...["--user=dora", `--namespace=${api.namespace}`],
  ]);
  // Rights reach the API server's judge through a cache.
  const asked = ["auth", "can-i", "get", "cryptokeys.keyward.dev", "--as=dora", `--namespace=${api.namespace}`];
  await eventually("the right to hold", async () => (await cluster.kubectl(asked)).stdout.trim() === "yes");
  const config = impersonating("dora");
  const args = ["history", "invoices", "-n", api.namespace, "--keyward-namespace", api.namespace];
  const { code, stdout, stderr } = await run([process.execPath, MAIN, "keys", ...args, "--kubeconfig", config]);
  await kubectl(cluster, ["delete", "clusterrole", `reader-${api.namespace}`]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /Activated/);
  assert.match(stderr, /in the ledger, which you may not read; Role keyward-ledger-reader/);
});

test("keyward keys rotate makes a request, and approve an approval of that very request", async () => {
  const said = await answer("rotate", "invoices", "--reason", "a new year", "--no-wait");
  const name = /^keyrequest\/(\S+): Pending/.exec(said)?.[1] ?? assert.fail(said);
  const request = await api.client.get(KINDS.KeyRequest, { name, namespace: api.namespace });
  assert.deepEqual(
    [request.spec.action, request.spec.keyRef.name, request.spec.reason],
    ["Rotate", "invoices", "a new year"],
  );
  assert.match(await answer("requests", "invoices"), new RegExp(`${name} +Rotate +invoices +- +Pending`));
  assert.match(await answer("approve", name, "--comment", "yes"), /approved Rotate of invoices/);
  const { items } = await api.client.list(KINDS.KeyApproval, { namespace: api.namespace });
  assert.deepEqual(
    items.map(({ spec }) => [spec.requestRef.name, spec.requestUid, spec.decision]),
    [[name, request.metadata.uid, "Approve"]],
  );
});

test("a request that nobody decides is shown as pending when the time is up", async () => {
  assert.match(
    await answer("destroy", "invoices", "2", "--timeout", "1"),
    /^keyrequest\/destroy-invoices-\S+: Pending/,
  );
});

test("keyward keys export makes the recipient's key, and writes nothing else before people have agreed", async () => {
  const [out, key] = [join(folder, "out.bin"), join(folder, "recipient.pem")];
  const said = await answer("export", "invoices", "2", "--out", out, "--make-key", key, "--no-wait");
  const name = /^keyrequest\/(export-invoices-\S+): Pending/.exec(said)?.[1] ?? assert.fail(said);
  const { spec } = await api.client.get(KINDS.KeyRequest, { name, namespace: api.namespace });
  const mine = createPublicKey(readFileSync(key, "utf8")).export({ type: "spki", format: "pem" });
  assert.deepEqual(spec.exportTo, { wrappingKey: mine, method: "RSA-AES-KWP-SHA256" });
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.equal(existsSync(out), false);
});

test("keyward keys ledger verify says where the ledger breaks", async () => {
  const { code, stdout, stderr } = await keyward("ledger", "verify");
  assert.equal(code, 1);
  assert.match(stdout, /^the ledger is not whole: 2 lines in 1 part$/m);
  assert.match(stdout, new RegExp(`^configmap/${LEDGER}: line 1 is no line of a ledger$`, "m"));
  assert.match(stderr, /^keyward: the ledger in namespace \S+ is not whole; the first fault: configmap\/\S+: line 1 /);
});

test("keyward keys says in one line what is wrong", async () => {
  const rows: [args: string[], said: RegExp][] = [
    [["rotate", "nothing"], /^keyward: cryptokeys\.keyward\.dev "nothing" not found\n$/],
    [["approve", "nothing"], /^keyward: keyrequests\.keyward\.dev "nothing" not found\n$/],
    [
      ["history", "nothing"],
      /^keyward: there is no CryptoKey nothing in namespace \S+, nor does the ledger know one\n$/,
    ],
    [["destroy", "invoices", "0"], /a version is a number from 1, not "0"/],
    [["migrate", "invoices", "--to", "vault"], /a backend is KeyBackend\/NAME or ClusterKeyBackend\/NAME, not "vault"/],
    [["import", "invoices"], /^keyward: name one of --key-file, --wrapping-key and --wrapped-key\n$/],
    [["import", "invoices", "--key-file", "/none"], /^keyward: cannot read \/none: there is no such file\n$/],
    [["import", "invoices", "--wrapped-key", "/none"], /^keyward: each request has a wrapping key of its own\. Next: /],
    [
      ["export", "invoices", "2", "--out", "/none/x", "--to", "/none"],
      /^keyward: cannot write \/none\/x: there is no such/,
    ],
    [["export", "invoices", "2", "--out", "/dev/stdout", "--to", "/none"], /\/dev\/stdout: it is there already/],
    [["list", "-o", "xml"], /^keyward: --output is "xml"; use table or json\n$/],
  ];
  for (const [args, said] of rows) {
    const { code, stderr } = await keyward(...args);
    assert.equal(code, 1, args.join(" "));
    assert.match(stderr, said);
  }
});

/** @returns path of a kubeconfig under another name */
function impersonating(user: string): string {
  const config = parse(readFileSync(cluster.kubeconfigPath, "utf8"));
  for (const entry of config.users) entry.user.as = user;
  const path = join(folder, "config");
  writeFileSync(path, stringify(config), { mode: 0o600 });
  return path;
}
