/** kind's own file format; the API server's flags go through kubeadm's v1beta4 form of a list of names and values. */
export function clusterConfiguration(apiServerFlags: readonly string[]): object {
  const base = { kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", nodes: [{ role: "control-plane" }] };
  if (apiServerFlags.length === 0) return base;
  const patch = {
    kind: "ClusterConfiguration",
    apiVersion: "kubeadm.k8s.io/v1beta4",
    apiServer: { extraArgs: apiServerFlags.map(parseFlag) },
  };
  return { ...base, kubeadmConfigPatches: [JSON.stringify(patch)] };
}

export function createArguments(name: string, kubeconfigPath: string): string[] {
  return ["create", "cluster", "--name", name, "--kubeconfig", kubeconfigPath, "--config", "-", "--wait", "180s"];
}

export function loadArguments(name: string, archivePath: string): string[] {
  return ["load", "image-archive", archivePath, "--name", name];
}

export function deleteArguments(name: string, kubeconfigPath: string): string[] {
  return ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfigPath];
}

function parseFlag(flag: string): { name: string; value: string } {
  const match = /^--([a-z0-9-]+)(?:=(.*))?$/s.exec(flag);
  if (match === null) throw new TypeError(`"${flag}" is no flag of the form --name=value`);
  return { name: match[1] ?? "", value: match[2] ?? "true" };
}
