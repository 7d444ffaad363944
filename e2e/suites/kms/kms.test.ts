import assert from "node:assert/strict";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { NAMESPACES, SECRETS } from "@keyward/kube/client/kinds";
import { KubeError } from "@keyward/kube/watch/kube-error";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { eventually } from "../../driver/eventually.ts";
import { type ApiServer, type ControlPlane, startControlPlane } from "./control-plane.ts";
import { type Program, start } from "./program.ts";

const MAIN = join(import.meta.dirname, "../../../kms-plugin/src/main.ts");
const PASSWORD = "correct horse battery staple";
const NAMESPACE = "kms-suite";
const STORED = (name: string) => `/registry/secrets/${NAMESPACE}/${name}`;

let hsm: SoftHsm;
let plane: ControlPlane;
let plugin: Program;
let api: ApiServer;

before(async () => {
  hsm = await startSoftHsm(process.env);
  plane = await startControlPlane({ encrypts: true });
  await mkdir(join(plane.folder, "secrets/hsm"), { recursive: true, mode: 0o700 });
  await writeFile(join(plane.folder, "secrets/hsm/pin"), USER_PIN, { mode: 0o600 });
  await writeDocument(1);
  plugin = await startPlugin("api-server");
  api = await plane.startApiServer();
  await eventually("a namespace", () => api.client.create(NAMESPACES, { metadata: { name: NAMESPACE } }));
  await isWell();
});

after(async () => {
  await api?.stop();
  await plugin?.stop();
  await plane?.[Symbol.asyncDispose]();
  await hsm?.[Symbol.asyncDispose]();
});

async function writeDocument(version: number): Promise<void> {
  const document = {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "ClusterKeyBackend",
    metadata: { name: "hsm", annotations: { "kms.keyward.dev/key-version": `${version}` } },
    spec: { pkcs11: { module: hsm.module, tokenLabel: TOKEN_LABEL, pin: { name: "hsm", key: "pin" } } },
  };
  await writeFile(join(plane.folder, "backend.yaml"), JSON.stringify(document));
}

async function startPlugin(key: string): Promise<Program> {
  const flags = [
    `--socket=${plane.socket}`,
    `--backend-file=${join(plane.folder, "backend.yaml")}`,
    `--secrets-dir=${join(plane.folder, "secrets")}`,
    `--key=${key}`,
    "--cluster=test",
    "--log-level=debug",
  ];
  const program = start([process.execPath, MAIN, ...flags], hsm.env);
  await program.until("the plugin to have its key", /"event":"kms\.key"/);
  return program;
}

async function restart(key = "api-server"): Promise<void> {
  await api.stop();
  await plugin.stop();
  plugin = await startPlugin(key);
  api = await plane.startApiServer();
  await isWell();
}

async function write(name: string): Promise<void> {
  const data = { password: Buffer.from(PASSWORD).toString("base64") };
  await api.client.create(SECRETS, { metadata: { name, namespace: NAMESPACE }, data });
}

async function read(name: string): Promise<string> {
  const { data } = await api.client.get(SECRETS, { name, namespace: NAMESPACE });
  return Buffer.from(data?.password ?? "", "base64").toString();
}

test("a Secret lies in etcd encrypted under the plugin's key, and the API server reads it", async () => {
  await write("first");
  const stored = await plane.stored(STORED("first"));
  assert.ok(stored.subarray(0, 64).toString("latin1").startsWith("k8s:enc:kms:v2:keyward:"));
  assert.ok(!stored.includes(PASSWORD));
  assert.ok(stored.includes("test/api-server/1/"));
  assert.equal(await read("first"), PASSWORD);
});

test("the socket is for its owner alone", async () => {
  assert.equal((await stat(plane.socket)).mode & 0o777, 0o600);
});

test("a second plugin on the same socket ends and says why, and the first one serves on", async () => {
  await assert.rejects(startPlugin("api-server"), /it ended before .*another process listens there/s);
  await write("beside");
  assert.equal(await read("beside"), PASSWORD);
});

test("after a restart of plugin and API server what was written is read", async () => {
  await restart();
  assert.equal(await read("first"), PASSWORD);
});

test("a plugin that is killed and started again serves the API server that ran on, over the socket that lay there", async () => {
  plugin.signal("SIGKILL");
  await plugin.stop();
  assert.ok((await stat(plane.socket)).isSocket());
  plugin = await startPlugin("api-server");
  await isWell();
  await write("after-a-kill");
  assert.equal(await read("after-a-kill"), PASSWORD);
});

/** What the API server says of its encryption provider. */
async function health(): Promise<number> {
  const { status } = await api.client.transport.request({
    method: "GET",
    path: "/healthz/kms-providers",
    timeoutMs: 30_000,
  });
  return status;
}

/** An API server that serves writes no Secret before its provider has given it a key. */
async function isWell(): Promise<void> {
  await eventually("the API server to be well", async () => (await health()) === 200);
}

test("while the token is away the API server says so and reads what it read before, and is well when it is back", async () => {
  assert.equal(await read("first"), PASSWORD);
  await hsm.pull(TOKEN_LABEL);
  await eventually("the API server to be unwell", async () => (await health()) === 500);
  assert.equal(await read("first"), PASSWORD);
  await hsm.plug(TOKEN_LABEL);
  await isWell();
  await write("token-back");
  assert.equal(await read("token-back"), PASSWORD);
});

test("a new version of the key encrypts what is written from then on, and the old one still decrypts", async () => {
  await writeDocument(2);
  await plugin.until("the second version", /"keyId":"test\/api-server\/2\//);
  await restart();
  await write("second");
  assert.ok((await plane.stored(STORED("second"))).includes("test/api-server/2/"));
  assert.equal(await read("first"), PASSWORD);
  assert.equal(await read("second"), PASSWORD);
});

test("a document that is wrong changes nothing and is told in the log", async () => {
  await writeFile(join(plane.folder, "backend.yaml"), "kind: Secret");
  await plugin.until("the complaint", /neither KeyBackend nor ClusterKeyBackend/);
  await write("third");
  assert.equal(await read("third"), PASSWORD);
  await writeDocument(2);
});

test("a plugin with another key reads nothing, and says whose key it would need", async () => {
  await restart("other");
  await assert.rejects(read("first"), (error) => error instanceof KubeError && error.status === 500);
  const said = /was encrypted under .*test\/api-server\/1\/.* has key other of cluster test/;
  await plugin.until("whose key it would need", said);
  await restart();
  assert.equal(await read("first"), PASSWORD);
});
