/** Every version that the embedded cluster is made of. Kubernetes' and etcd's are also in programs/go.mod (a test compares). */
export const VERSIONS = {
  kubernetes: "v1.36.3",
  etcd: "v3.6.8",
  containerd: "v2.4.2",
  runc: "v1.4.0",
  cni: "v1.9.0",
  helm: "v4.3.1",
} as const;

/** The oldest Go that can build them: the `go` line of k8s.io/kubernetes. */
export const MIN_GO = { major: 1, minor: 26 } as const;
