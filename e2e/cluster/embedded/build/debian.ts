import { existsSync } from "node:fs";
import { join } from "node:path";
import { ClusterError } from "../../cluster-error.ts";
import { mustRun, run } from "../../command.ts";

interface Need {
  readonly debianPackage: string;
  readonly met: (env: NodeJS.ProcessEnv) => boolean | Promise<boolean>;
}

/** What the embedded cluster takes from the operating system, with the reason it is needed. */
const NEEDS: readonly Need[] = [
  { debianPackage: "util-linux", met: hasPrograms("unshare", "nsenter", "flock") }, // namespaces and locks
  { debianPackage: "iproute2", met: hasPrograms("ip") }, // the link between the host and the cluster
  { debianPackage: "nftables", met: hasPrograms("nft") }, // kube-proxy's rules
  { debianPackage: "conntrack", met: hasPrograms("conntrack") }, // kube-proxy forgets connections to pods that left
  { debianPackage: "mount", met: hasPrograms("mount") }, // the kubelet mounts volumes with it
  { debianPackage: "gcc", met: hasPrograms("gcc") }, // runc's seccomp
  { debianPackage: "libc6-dev", met: () => existsSync("/usr/include/stdio.h") },
  { debianPackage: "pkg-config", met: hasPrograms("pkg-config") },
  { debianPackage: "libseccomp-dev", met: hasLibrary("libseccomp") },
];

/**
 * Installs what is missing with apt-get.
 * @throws ClusterError that lists the packages, where there is no apt-get
 */
export async function installPackages(env: NodeJS.ProcessEnv, report: (line: string) => void): Promise<void> {
  const missing: string[] = [];
  for (const need of NEEDS) if (!(await need.met(env))) missing.push(need.debianPackage);
  if (missing.length === 0) return;
  if (!hasPrograms("apt-get")(env)) {
    throw new ClusterError(`install these packages (Debian's names), then try again: ${missing.join(" ")}`);
  }
  report(`installing with apt-get: ${missing.join(" ")}`);
  const apt = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, timeoutMs: 10 * 60_000 };
  const install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", ...missing];
  if ((await run(install, apt)).code === 0) return;
  // Package lists may be absent (fresh images) or out of date.
  await mustRun(["apt-get", "update", "-q"], apt);
  await mustRun(install, apt);
}

function hasPrograms(...names: string[]): (env: NodeJS.ProcessEnv) => boolean {
  return (env) => names.every((name) => (env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, name))));
}

function hasLibrary(name: string): (env: NodeJS.ProcessEnv) => Promise<boolean> {
  return async (env) =>
    hasPrograms("pkg-config")(env) && (await run(["pkg-config", "--exists", name], { env })).code === 0;
}
