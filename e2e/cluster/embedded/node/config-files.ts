import { cgroupRoot } from "../host/cgroups.ts";
import { POD_SUBNET } from "../host/network.ts";
import { CNI_CONFIG_DIR, CONFIG_DIR, CONTAINERD_SOCKET, type Layout, PAUSE_IMAGE, PKI_DIR } from "./layout.ts";

/** File name to content, relative to the cluster's config folder. JSON is YAML, so no writer of YAML is needed. */
export function configFiles(layout: Layout): Record<string, string> {
  return {
    "kubelet.yaml": JSON.stringify(kubeletConfiguration(layout), null, 2),
    "containerd.toml": containerdConfiguration(layout),
    "cni/10-keyward.conflist": JSON.stringify(cniConfiguration(), null, 2),
    "audit-policy.yaml": JSON.stringify(AUDIT_POLICY, null, 2),
    // No cluster DNS runs; a pod that asks gets "unreachable" at once instead of a wait.
    "resolv.conf": "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n",
  };
}

const AUDIT_POLICY = {
  apiVersion: "audit.k8s.io/v1",
  kind: "Policy",
  omitStages: ["RequestReceived"],
  rules: [{ level: "Metadata" }],
};

/** More pods than Kubernetes' 110: load tests run many small ones on the only node. */
const MAX_PODS = 250;

function kubeletConfiguration(layout: Layout): object {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: `${PKI_DIR}/ca.crt` },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: `${PKI_DIR}/kubelet-server.crt`,
    tlsPrivateKeyFile: `${PKI_DIR}/kubelet-server.key`,
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    cgroupDriver: "cgroupfs",
    cgroupRoot: cgroupRoot(layout.clusterName),
    failCgroupV1: false,
    failSwapOn: false,
    resolvConf: `${CONFIG_DIR}/resolv.conf`,
    // The default is a folder of the host's /usr.
    volumePluginDir: "/var/lib/kubelet/volume-plugins",
    maxPods: MAX_PODS,
    // The host's disk is not the cluster's: how full it is must not evict a test's pods.
    evictionHard: {
      "memory.available": "0%",
      "nodefs.available": "0%",
      "nodefs.inodesFree": "0%",
      "imagefs.available": "0%",
    },
    // Images come in by hand and cannot be fetched again.
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
  };
}

function containerdConfiguration(layout: Layout): string {
  return `version = 3
root = "/var/lib/containerd"
state = "/run/containerd"
# Both would make folders in the host's /opt.
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.nri.v1.nri"]

[grpc]
address = "${CONTAINERD_SOCKET}"

[plugins.'io.containerd.cri.v1.images']
snapshotter = "${layout.snapshotter}"

[plugins.'io.containerd.cri.v1.images'.pinned_images]
sandbox = "${PAUSE_IMAGE}"

[plugins.'io.containerd.cri.v1.runtime']
# Inside containers and small virtual machines CAP_SYS_RESOURCE is often missing, and lowering the score fails.
restrict_oom_score_adj = true

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
BinaryName = "${layout.program("runc", "runc")}"
SystemdCgroup = false

[plugins.'io.containerd.cri.v1.runtime'.cni]
bin_dirs = ["${layout.folder("cni")}"]
conf_dir = "${CNI_CONFIG_DIR}"
`;
}

function cniConfiguration(): object {
  return {
    cniVersion: "1.0.0",
    name: "keyward",
    plugins: [
      {
        type: "bridge",
        bridge: "cni0",
        isGateway: true,
        hairpinMode: true,
        ipam: { type: "host-local", ranges: [[{ subnet: POD_SUBNET }]], routes: [{ dst: "0.0.0.0/0" }] },
      },
      { type: "portmap", capabilities: { portMappings: true }, backend: "nftables" },
    ],
  };
}
