import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { componentCommands } from "./components.ts";
import { createLayout } from "./layout.ts";

const PROGRAMS = { kubernetes: "/cache/programs/kubernetes-1", containerd: "/cache/programs/containerd-2" };

describe("the command lines", () => {
  const layout = createLayout(PROGRAMS, { clusterName: "one", nodeAddress: "192.0.2.2", snapshotter: "overlayfs" });

  it("name programs by their place inside the namespaces", () => {
    const { containerd, kubelet } = componentCommands(layout, { apiServerFlags: [], audit: false });
    assert.equal(containerd[0], "/run/programs/containerd-2/containerd");
    assert.deepEqual(kubelet.slice(0, 2), ["/run/programs/kubernetes-1/kubernetes", "kubelet"]);
  });

  it("end with the caller's flags, so that the last word is theirs", () => {
    const apiServerFlags = ["--request-timeout=5s"];
    assert.equal(
      componentCommands(layout, { apiServerFlags, audit: true })["kube-apiserver"].at(-1),
      apiServerFlags[0],
    );
  });

  it("write an audit log only when asked", () => {
    const flags = (audit: boolean) =>
      componentCommands(layout, { apiServerFlags: [], audit })["kube-apiserver"].join(" ");
    assert.match(flags(true), /--audit-log-path=/);
    assert.doesNotMatch(flags(false), /--audit/);
  });
});
