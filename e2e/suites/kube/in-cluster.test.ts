import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { CONFIG_MAPS, ROLE_BINDINGS, SERVICE_ACCOUNTS } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { inClusterNamespace, inClusterTransport } from "@keyward/kube/watch/in-cluster";
import { isForbidden, isUnauthorized } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { ReflectorState } from "@keyward/kube/watch/reflector-options";
import { parse } from "yaml";
import { createMap, eventually, openSuite } from "./fixture.ts";

const suite = await openSuite();

/** A directory as the kubelet mounts it, and the transport that a pod would make of it. */
async function pod(t: TestContext, account: string) {
  await suite.client.create(SERVICE_ACCOUNTS, { metadata: { namespace: suite.namespace, name: account } });
  const { cluster } = parse(await readFile(suite.cluster.kubeconfigPath, "utf8")).clusters[0];
  const directory = await mkdtemp(join(tmpdir(), "kube-suite-"));
  await writeFile(join(directory, "token"), await newToken(account));
  await writeFile(join(directory, "namespace"), suite.namespace);
  await writeFile(join(directory, "ca.crt"), await caOf(cluster));
  const { hostname, port } = new URL(cluster.server);
  const transport = inClusterTransport({ host: hostname, port: port || "443", directory, userAgent: "keyward-e2e/0" });
  t.after(async () => {
    transport.close();
    await rm(directory, { recursive: true });
  });
  return { directory, transport };
}

async function caOf(cluster: Record<string, string>): Promise<string> {
  const data = cluster["certificate-authority-data"];
  if (data !== undefined) return Buffer.from(data, "base64").toString();
  return readFile(cluster["certificate-authority"] ?? "", "utf8");
}

async function newToken(account: string): Promise<string> {
  const request = {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    metadata: { namespace: suite.namespace, name: account },
    spec: { expirationSeconds: 600 },
  };
  const options = { subresource: "token" };
  const answer = (await suite.client.create(SERVICE_ACCOUNTS, request, options)) as KubeObject & {
    status: { token: string };
  };
  return answer.status.token;
}

function allow(account: string) {
  return suite.client.create(ROLE_BINDINGS, {
    metadata: { namespace: suite.namespace, name: account },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [{ kind: "ServiceAccount", name: account, namespace: suite.namespace }],
  } as KubeObject);
}

test("a pod without rights begins to hear moments after its RoleBinding", { timeout: 300_000 }, async (t) => {
  const { transport, directory } = await pod(t, "patient");
  assert.equal(await inClusterNamespace(directory), suite.namespace);
  await createMap(suite, "profile");
  const states: ReflectorState[] = [];
  const names: string[] = [];
  await using reflector = new Reflector({
    transport,
    resource: CONFIG_MAPS,
    selection: { namespace: suite.namespace, fieldSelector: "metadata.name=profile" },
    onEvent: ({ object }) => void names.push(object.metadata.name),
    onState: (state) => void states.push(state),
  }).start();
  await eventually("refusals", () => states.filter(({ phase }) => phase === "retrying").length >= 3);
  assert.ok(states.every((state) => state.phase !== "retrying" || isForbidden(state.error)));
  await allow("patient");
  const waitedMs = await eventually("the profile", () => names.length === 1);
  t.diagnostic(`heard ${waitedMs} ms after the RoleBinding`);
  await reflector.synced;
});

test("a token that the server refuses is read again from its file", async (t) => {
  const { transport, directory } = await pod(t, "renewed");
  await allow("renewed");
  const client = new KubeClient(transport);
  const token = await readFile(join(directory, "token"), "utf8");
  await writeFile(join(directory, "token"), "not-a-token");
  const list = () => client.list(CONFIG_MAPS, { namespace: suite.namespace });
  await assert.rejects(list(), isUnauthorized);
  await writeFile(join(directory, "token"), token);
  await eventually("the right answer", () =>
    list().then(
      () => true,
      () => false,
    ),
  );
});

test("an error of the API server holds no token", async (t) => {
  const { transport, directory } = await pod(t, "secretive");
  const token = await readFile(join(directory, "token"), "utf8");
  const error = await new KubeClient(transport).list(CONFIG_MAPS).then(() => assert.fail("listed"), String);
  assert.ok(!error.includes(token) && /forbidden/i.test(error), error);
});

test("a certificate of another authority is refused", async (t) => {
  const { transport, directory } = await pod(t, "careful");
  const foreign = new URL("./foreign-ca.pem", import.meta.url);
  await writeFile(join(directory, "ca.crt"), await readFile(foreign));
  await assert.rejects(new KubeClient(transport).list(CONFIG_MAPS), /cannot connect to https:.*certificate/);
});
