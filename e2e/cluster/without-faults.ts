import { ClusterError } from "./cluster-error.ts";
import type { Cluster, ProviderName } from "./provider.ts";

type Faults = Pick<Cluster, "canStopComponents" | "stop" | "start" | "stopApiServer" | "startApiServer">;

/** For providers whose control plane is not ours to stop: tests ask `canStopComponents` first and list what they skip. */
export function withoutFaults(provider: ProviderName): Faults {
  const refuse = async () => {
    throw new ClusterError(
      `a cluster of the kind "${provider}" does not let its components be stopped; "embedded" does`,
    );
  };
  return { canStopComponents: false, stop: refuse, start: refuse, stopApiServer: refuse, startApiServer: refuse };
}
