import { ClusterError } from "../../cluster-error.ts";
import { mustRun, run } from "../../command.ts";
import { freeLinks, type Link } from "./subnets.ts";

/**
 * Joins the host and the cluster's network namespace by a pair of virtual devices. The host's end vanishes with the
 * namespace, so the device is at the same time the claim on its subnet.
 * @param pid a process inside the namespace
 */
export async function connectNetwork(pid: number, env: NodeJS.ProcessEnv): Promise<Link> {
  const routes = await mustRun(["ip", "-json", "route", "show", "table", "all"], { env });
  for (const link of freeLinks(JSON.parse(routes) as { dst?: string }[])) {
    const add = ["ip", "link", "add", link.device, "type", "veth", "peer", "name", "eth0", "netns", String(pid)];
    const { code, stderr } = await run(add, { env });
    if (code !== 0 && stderr.includes("File exists")) continue;
    if (code !== 0) throw new ClusterError(`${add.join(" ")} failed: ${stderr.trim()}`);
    await mustRun(["ip", "addr", "add", `${link.hostAddress}/30`, "dev", link.device], { env });
    await mustRun(["ip", "link", "set", link.device, "up"], { env });
    await mustRun(inside(pid, ["ip", "-batch", "-"]), { env, stdin: insideCommands(link) });
    await mustRun(inside(pid, ["nft", "-f", "-"]), { env, stdin: MASQUERADE });
    return link;
  }
  throw new ClusterError("every subnet for clusters is taken: take a cluster down, or look at `ip route`");
}

/** At once. The kernel removes the device too, but some milliseconds after the last process has gone. */
export async function disconnectNetwork(device: string, env: NodeJS.ProcessEnv): Promise<void> {
  await run(["ip", "link", "delete", device], { env });
}

/** The command, to be run inside the cluster's namespaces. */
export function inside(pid: number, argv: readonly string[]): string[] {
  return ["nsenter", "--target", String(pid), "--mount", "--net", "--pid", "--", ...argv];
}

/** Addresses of services are local to the namespace: kube-proxy rewrites them, but only if there is a route at all. */
export const SERVICE_SUBNET = "10.96.0.0/16";
export const POD_SUBNET = "10.244.0.0/16";

function insideCommands(link: Link): string {
  return [
    "link set lo up",
    `addr add ${link.nodeAddress}/30 dev eth0`,
    "link set eth0 up",
    `route add ${SERVICE_SUBNET} dev eth0`,
    "",
  ].join("\n");
}

/** Pods reach the host under the node's address; the host has no route to theirs. */
const MASQUERADE = `table ip keyward {
  chain leave {
    type nat hook postrouting priority srcnat
    ip saddr ${POD_SUBNET} oifname "eth0" masquerade
  }
}
`;
