import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demoApp } from "../../driver/demo-app.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, profile } from "./manifests.ts";
import { whenReady } from "./pods.ts";

const INJECT = { "keyward.dev/inject": "payments" };

describe("containers of one pod under the restricted Pod Security Standard", () => {
  const fixture = useKeyward({ restricted: true, manifests: (namespace) => profile(namespace, "payments") });

  it("an init container uses the socket before the application starts", async () => {
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "prepared", {
        annotations: INJECT,
        initContainers: [container({ name: "prepare", args: ["hash", "--data=init"] })],
        containers: [container({ args: ["sleep"] })],
      }),
    );
    await whenReady(fixture.cluster, fixture.namespace, "prepared");
    const answer = JSON.parse(
      await kubectl(fixture.cluster, ["logs", "prepared", `--namespace=${fixture.namespace}`, "--container=prepare"]),
    );
    assert.equal(answer.algorithm, "SHA3-512");
  });

  it("two containers with different user ids each have their own socket and see nothing else", async () => {
    const containers = [
      container({ name: "one", args: ["sleep"], uid: 10001 }),
      container({ name: "two", args: ["sleep"], uid: 20002 }),
    ];
    await apply(fixture.cluster, pod(fixture.namespace, "pair", { annotations: INJECT, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "pair");
    for (const name of ["one", "two"]) {
      const target = { namespace: fixture.namespace, pod: "pair", container: name };
      assert.equal((await demoApp(fixture.cluster, target, ["hash"])).algorithm, "SHA3-512");
      const attempts = (await demoApp(fixture.cluster, target, ["isolation"])) as unknown as {
        attempt: string;
        outcome: string;
      }[];
      const outcomes = new Map(attempts.map(({ attempt, outcome }) => [attempt, outcome]));
      assert.equal(outcomes.get("list own directory"), "crypto-broker-server.sock,keyward.sock,parsec.sock");
      assert.equal(
        outcomes.get("list the parent of the directory"),
        "",
        "neither the other sockets nor the private part is in sight",
      );
      for (const attempt of ["unlink the socket", "rename the socket", "write beside the socket", "plant a link"]) {
        assert.match(outcomes.get(attempt) ?? "", /^refused: (EROFS|EACCES|EPERM)$/, attempt);
      }
      assert.equal(outcomes.get("read the last good profile"), "refused: ENOENT");
      assert.match(outcomes.get("read the operator token") ?? "", /^refused: (ENOENT|EACCES)$/);
      assert.equal(
        (await demoApp(fixture.cluster, target, ["hash"])).algorithm,
        "SHA3-512",
        "the socket is still there after the attempts",
      );
    }
  });

  it("a container that the annotation leaves out has no socket", async () => {
    const containers = [container({ name: "chosen", args: ["sleep"] }), container({ name: "other", args: ["sleep"] })];
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "chosen", { annotations: { ...INJECT, "keyward.dev/containers": "chosen" }, containers }),
    );
    const seen = await whenReady(fixture.cluster, fixture.namespace, "chosen");
    const other = seen.spec.containers.find((one) => one.name === "other") as
      | { volumeMounts?: { name: string }[] }
      | undefined;
    assert.deepEqual(
      (other?.volumeMounts ?? []).filter((mount) => mount.name.startsWith("keyward-")),
      [],
    );
    assert.equal(
      (await demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "chosen", container: "chosen" }, ["hash"]))
        .algorithm,
      "SHA3-512",
    );
  });

  it("a service account of an application may read profiles and nothing else", async () => {
    const listed = await kubectl(fixture.cluster, [
      "auth",
      "can-i",
      "--list",
      `--namespace=${fixture.namespace}`,
      `--as=system:serviceaccount:${fixture.namespace}:default`,
      `--as-group=system:serviceaccounts:${fixture.namespace}`,
      "--as-group=system:serviceaccounts",
      "--as-group=system:authenticated",
    ]);
    const ours = listed
      .split("\n")
      .filter(
        (line) =>
          !/^(Resources|selfsubject|\s)/.test(line) &&
          line.trim() !== "" &&
          !/^\S+\.(authentication|authorization)\.k8s\.io/.test(line),
      );
    assert.equal(ours.length, 1, listed);
    assert.match(ours[0] ?? "", /^cryptoprofiles\.keyward\.dev\s+\[\]\s+\[\]\s+\[get list watch\]/);
  });
});
