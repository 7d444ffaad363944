import { VERSIONS } from "../versions.ts";

/** One thing to build, cached on its own: a change of one does not rebuild the others. */
export interface Part {
  readonly name: string;
  /** Packages to build: `./x` in programs/, otherwise `module/package` to be had at `version` from the Go module proxy. */
  readonly packages: readonly string[];
  readonly version?: string;
  readonly tags?: string;
  readonly ldflags?: string;
  /** C is needed (and a C compiler with it) for runc's seccomp only. */
  readonly cgo?: boolean;
}

const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(VERSIONS.kubernetes) ?? [];

/** Without these, clients see version v0.0.0-master, and Helm charts refuse it. */
const KUBERNETES_VERSION = [
  ["gitVersion", VERSIONS.kubernetes],
  ["gitMajor", major],
  ["gitMinor", minor],
].flatMap(([name, value]) => ["-X", `k8s.io/component-base/version.${name}=${value}`]);

/** The longest first: what fails, fails early, and a second build that waits gains most. */
export const PARTS = [
  {
    name: "kubernetes",
    packages: ["./kubernetes", "./kubectl"],
    ldflags: KUBERNETES_VERSION.join(" "),
  },
  {
    name: "containerd",
    packages: ["containerd", "containerd-shim-runc-v2", "ctr"].map(
      (it) => `github.com/containerd/containerd/v2/cmd/${it}`,
    ),
    version: VERSIONS.containerd,
  },
  { name: "runc", packages: ["github.com/opencontainers/runc"], version: VERSIONS.runc, tags: "seccomp", cgo: true },
  {
    name: "cni",
    packages: ["main/bridge", "main/loopback", "ipam/host-local", "meta/portmap"].map(
      (it) => `github.com/containernetworking/plugins/plugins/${it}`,
    ),
    version: VERSIONS.cni,
  },
  { name: "helm", packages: ["helm.sh/helm/v4/cmd/helm"], version: VERSIONS.helm },
  { name: "own", packages: ["./supervisor", "./pki", "./pause"] },
] as const satisfies readonly Part[];

export type PartName = (typeof PARTS)[number]["name"];
