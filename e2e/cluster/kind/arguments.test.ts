import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clusterConfiguration, createArguments, deleteArguments, loadArguments } from "./arguments.ts";

describe("the arguments for kind", () => {
  it("keep the user's own kubeconfig out of it", () => {
    assert.deepEqual(createArguments("one", "/k"), [
      ...["create", "cluster", "--name", "one", "--kubeconfig", "/k", "--config", "-", "--wait", "180s"],
    ]);
    assert.deepEqual(deleteArguments("one", "/k"), ["delete", "cluster", "--name", "one", "--kubeconfig", "/k"]);
  });

  it("load an archive into the cluster of that name", () => {
    assert.deepEqual(loadArguments("one", "/a.tar"), ["load", "image-archive", "/a.tar", "--name", "one"]);
  });
});

describe("the configuration for kind", () => {
  it("has one node and no patch without flags", () => {
    assert.deepEqual(clusterConfiguration([]), {
      kind: "Cluster",
      apiVersion: "kind.x-k8s.io/v1alpha4",
      nodes: [{ role: "control-plane" }],
    });
  });

  it("hands the API server's flags to kubeadm, and one without a value is true", () => {
    const flags = ["--request-timeout=5s", "--profiling", "--service-account-issuer=https://a=b"];
    const { kubeadmConfigPatches } = clusterConfiguration(flags) as { kubeadmConfigPatches: string[] };
    assert.equal(kubeadmConfigPatches.length, 1);
    assert.deepEqual(JSON.parse(kubeadmConfigPatches[0] ?? "").apiServer.extraArgs, [
      { name: "request-timeout", value: "5s" },
      { name: "profiling", value: "true" },
      { name: "service-account-issuer", value: "https://a=b" },
    ]);
  });

  it("refuses what is no flag", () => {
    assert.throws(() => clusterConfiguration(["request-timeout=5s"]), /"request-timeout=5s" is no flag/);
  });
});
