import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { whenReady } from "./pods.ts";

const TEXT = "a payload that stays out of the socket";
const ANNOTATIONS = { "keyward.dev/inject": "payments", "keyward.dev/bulk": "16Mi" };

describe("bulk data of a pod under the restricted Pod Security Standard", () => {
  const fixture = useKeyward({ restricted: true, manifests: (namespace) => profile(namespace, "payments") });
  const at = (name: string, ...args: readonly string[]) =>
    demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "bulk", container: name }, args);
  const hashOf = (name: string, file: string) =>
    at(name, "call", "HashFile", JSON.stringify({ begin: {}, input: { name: file } }));

  it("a file that a container wrote under its own user id is hashed where it lies", async () => {
    const containers = [
      container({ name: "one", args: ["sleep"], uid: 10001 }),
      container({ name: "two", args: ["sleep"], uid: 20002 }),
    ];
    await apply(fixture.cluster, pod(fixture.namespace, "bulk", { annotations: ANNOTATIONS, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "bulk");
    assert.deepEqual(await at("one", "bulk", "write", "in", `--data=${TEXT}`), { done: { uid: 10001 } });
    const { answers } = (await hashOf("one", "in")) as unknown as { answers: readonly [{ digest: string }] };
    assert.equal(answers[0].digest, hash("sha3-512", TEXT, "base64"));
  });

  it("another container sees nothing of it, nor can it have it hashed", async () => {
    assert.deepEqual(await at("two", "bulk", "list"), { done: [] });
    assert.equal((await hashOf("two", "in")).code, 5);
  });

  it("neither a link out of the folder nor a path is followed", async () => {
    assert.deepEqual(await at("two", "bulk", "link", "out", "--data=/run/keyward-bulk/c/one/in"), { done: null });
    const refusal = await hashOf("two", "out");
    assert.deepEqual(
      [refusal.code, refusal.message],
      [9, "out is a symbolic link; only plain files are read and written"],
    );
    assert.equal((await hashOf("two", "../one/in")).code, 3);
  });

  it("a file that is closed to the sidecar's user is refused with the way out", async () => {
    await at("one", "bulk", "write", "closed", "--mode=0600");
    const refusal = await hashOf("one", "closed");
    assert.equal(refusal.code, 9);
    assert.match(refusal.message ?? "", /may not use closed; give the file mode 0666/);
  });

  it("lies in memory of the size that was asked for, and the container can tidy up", async () => {
    const { spec } = await getJson<{ spec: { volumes: readonly { name: string; emptyDir?: object }[] } }>(
      fixture.cluster,
      ["pod/bulk", `--namespace=${fixture.namespace}`],
    );
    const volume = spec.volumes.find(({ name }) => name === "keyward-bulk");
    assert.deepEqual(volume?.emptyDir, { medium: "Memory", sizeLimit: "16Mi" });
    assert.deepEqual(await at("one", "bulk", "room"), { done: 16 * 2 ** 20 });
    for (const file of ["in", "closed"]) assert.deepEqual(await at("one", "bulk", "remove", file), { done: null });
    assert.deepEqual(await at("one", "bulk", "list"), { done: [] });
  });

  it("in a pod with a group for its volumes, files that are open to the group are enough", async () => {
    const containers = [container({ args: ["sleep"], uid: 10001 })];
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "grouped", { annotations: ANNOTATIONS, containers, fsGroup: 4711 }),
    );
    await whenReady(fixture.cluster, fixture.namespace, "grouped");
    const grouped = (...args: readonly string[]) =>
      demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "grouped" }, args);
    await grouped("bulk", "write", "in", `--data=${TEXT}`, "--mode=0640");
    const request = JSON.stringify({ begin: {}, input: { name: "in" } });
    const { answers } = (await grouped("call", "HashFile", request)) as unknown as {
      answers: readonly [{ digest: string }];
    };
    assert.equal(answers[0].digest, hash("sha3-512", TEXT, "base64"));
  });

  it("a pod that asks for more than the cluster permits is refused in words", async () => {
    const annotations = { ...ANNOTATIONS, "keyward.dev/bulk": "2Gi" };
    const manifest = pod(fixture.namespace, "greedy", { annotations, containers: [container({ args: ["sleep"] })] });
    const denied = await kubectl(fixture.cluster, ["create", "--dry-run=server", "-f", "-"], { stdin: manifest }).then(
      () => assert.fail("the pod was admitted"),
      String,
    );
    assert.match(denied, /keyward\.dev\/bulk is "2Gi": expected a quantity from 1Mi to 1Gi, such as 64Mi/);
  });
});

describe("a pod without a volume for bulk data", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });

  it("is told how to get one", async () => {
    const annotations = { "keyward.dev/inject": "payments" };
    const containers = [container({ args: ["sleep"] })];
    await apply(fixture.cluster, pod(fixture.namespace, "plain", { annotations, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "plain");
    const refusal = await demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "plain" }, [
      "call",
      "HashFile",
      '{"begin": {}, "input": {"name": "in"}}',
    ]);
    assert.equal(refusal.code, 9);
    assert.match(refusal.message ?? "", /annotation keyward\.dev\/bulk/);
  });
});
