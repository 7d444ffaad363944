import { ClusterError } from "./cluster-error.ts";
import type { Cluster, ClusterProvider } from "./provider.ts";

export interface CommandLine {
  readonly provider: ClusterProvider;
  readonly name: string;
  readonly apiServerFlags: readonly string[];
  readonly audit: boolean;
  readonly rest: readonly string[];
  /** Aborted when somebody interrupts the command. */
  readonly signal: AbortSignal;
  /** Results, for people and for programs (standard output). */
  readonly print: (line: string) => void;
  /** Progress, for people (standard error). */
  readonly report: (line: string) => void;
}

export const HELP = `Starts and stops a Kubernetes cluster on this machine.

  npm run cluster -- up          start it (the first time builds it: some minutes)
  npm run cluster -- down        stop it and remove everything of it
  npm run cluster -- status      what runs; exit code 0 if all is well, 3 if there is none, 4 if it is broken
  npm run cluster -- kubeconfig  print the path of its kubeconfig file
  npm run cluster -- load FILE   make the images of an OCI or docker archive known to its node

  --name NAME                    one of several clusters (default: keyward)
  --api-server-flag FLAG         up: a further flag for the API server, such as --request-timeout=5s; repeatable
  --audit                        up: write the API server's audit log
  -h, --help

KEYWARD_CLUSTER=embedded|kind|existing chooses the way; docs/cluster.md tells about each.`;

const STATUS_CODES = { running: 0, absent: 3, broken: 4 } as const;

/** Each returns the exit code. */
export const COMMANDS: ReadonlyMap<string, (line: CommandLine) => Promise<number>> = new Map([
  ["up", up],
  ["down", down],
  ["status", status],
  ["kubeconfig", kubeconfig],
  ["load", load],
]);

async function up({ provider, name, apiServerFlags, audit, print, report, signal }: CommandLine): Promise<number> {
  report(`starting the cluster "${name}" (${provider.name})`);
  const cluster = await provider.up({ name, apiServerFlags, audit, report, signal, detached: true });
  print(`export KUBECONFIG=${cluster.kubeconfigPath}`);
  print(`alias kubectl=${cluster.kubectlPath}`);
  print(`alias helm=${cluster.helmPath}`);
  return 0;
}

async function down({ provider, name, report }: CommandLine): Promise<number> {
  await provider.down(name);
  report(`the cluster "${name}" is gone`);
  return 0;
}

async function status({ provider, name, print }: CommandLine): Promise<number> {
  const { state, facts } = await provider.status(name);
  print(`${name} (${provider.name}): ${state}`);
  for (const fact of facts) print(`  ${fact}`);
  return STATUS_CODES[state];
}

async function kubeconfig(line: CommandLine): Promise<number> {
  line.print((await mustFind(line)).kubeconfigPath);
  return 0;
}

async function load(line: CommandLine): Promise<number> {
  if (line.rest.length === 0) throw new ClusterError("load needs the path of an image archive");
  const cluster = await mustFind(line);
  for (const path of line.rest) {
    await cluster.loadImage(path);
    line.report(`loaded ${path}`);
  }
  return 0;
}

async function mustFind({ provider, name }: CommandLine): Promise<Cluster> {
  const cluster = await provider.find(name);
  if (cluster === undefined)
    throw new ClusterError(`the cluster "${name}" does not run; start it with: npm run cluster -- up --name ${name}`);
  return cluster;
}
