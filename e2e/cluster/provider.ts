import type { CommandOptions, CommandResult } from "./command.ts";

export type ProviderName = "embedded" | "kind" | "existing";

/** The parts of a control plane and node that a fault test may stop, by the names of their programs. */
export type Component =
  | "containerd"
  | "etcd"
  | "kube-apiserver"
  | "kube-controller-manager"
  | "kube-proxy"
  | "kube-scheduler"
  | "kubelet";

export interface UpOptions {
  /** 1 to 30 characters of a-z, 0-9 and "-"; two clusters with different names can run side by side. */
  readonly name: string;
  /** Gets one line of plain English for each step. */
  readonly report: (line: string) => void;
  /** The cluster outlives this process and stays until `down`. Default: it ends with this process, however that ends. */
  readonly detached?: boolean;
  /** Further flags for the API server, such as `--request-timeout=5s`. */
  readonly apiServerFlags?: readonly string[];
  /** Write the API server's audit log (metadata of every request) to `logsDir`/audit.log. */
  readonly audit?: boolean;
  /** Gives up (and cleans up) when aborted. */
  readonly signal?: AbortSignal;
}

export interface Cluster {
  readonly name: string;
  readonly provider: ProviderName;
  readonly kubeconfigPath: string;
  readonly kubectlPath: string;
  readonly helmPath: string;
  /** Where the programs' logs are; undefined where the provider has none on this machine. */
  readonly logsDir: string | undefined;
  /** An address of a node that this machine can reach: node ports and the API server are there. */
  readonly nodeAddress: string | undefined;
  /** Runs kubectl against this cluster; an exit code other than 0 is a result, not an error. */
  kubectl(args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  /** Makes the images of an OCI or docker archive (a tar file) known to the node under their own names. */
  loadImage(archivePath: string): Promise<void>;
  /** Whether the four methods below work; they throw a ClusterError where it is false. */
  readonly canStopComponents: boolean;
  /** SIGKILL by default. Returns when the program is gone; one that is already gone is no error. */
  stop(component: Component, signal?: NodeJS.Signals): Promise<void>;
  /** Starts it as it was started before (same flags, same port) and returns when it works again. */
  start(component: Component): Promise<void>;
  stopApiServer(): Promise<void>;
  startApiServer(): Promise<void>;
  /** Takes everything away, state included. */
  down(): Promise<void>;
}

export interface ClusterStatus {
  readonly state: "absent" | "running" | "broken";
  /** One line per fact worth knowing, in plain English. */
  readonly facts: readonly string[];
}

export interface ClusterProvider {
  readonly name: ProviderName;
  /** @throws ClusterError if the cluster already runs, or something that is needed is missing */
  up(options: UpOptions): Promise<Cluster>;
  /** A handle on a running cluster, such as one that another process left detached; undefined if there is none. */
  find(name: string): Promise<Cluster | undefined>;
  /** No error if there is none. */
  down(name: string): Promise<void>;
  status(name: string): Promise<ClusterStatus>;
}
