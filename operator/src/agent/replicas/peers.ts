import type { Lease } from "@keyward/kube/client/kinds";
import type { Clock } from "@keyward/kube/watch/clock";
import { leaseName, REPLICA } from "./announcement.ts";

/** As many as status lists; more are of no use. */
const MAX_PEERS = 15;

/** The other replicas, by the Leases that they renew: one is there while its Lease changes, by our own clock. */
export class Peers {
  readonly #seen = new Map<string, { readonly address: string; readonly atMs: number; readonly stamp: string }>();
  readonly #own: string;
  readonly #leaseMs: number;
  readonly #clock: Clock;

  constructor(podName: string, leaseMs: number, clock: Clock) {
    this.#own = leaseName(podName);
    this.#leaseMs = leaseMs;
    this.#clock = clock;
  }

  readonly see = ({ metadata, spec }: Lease): void => {
    const { name, resourceVersion: stamp = "", annotations } = metadata;
    if (name === this.#own) return;
    const address = annotations?.[REPLICA.address] ?? "";
    if (!spec?.holderIdentity || !URL.canParse(`https://${address}`)) this.#seen.delete(name);
    else if (this.#seen.get(name)?.stamp !== stamp) {
      this.#seen.set(name, { address, atMs: this.#clock.monotonicMs(), stamp });
    }
  };

  readonly forget = ({ metadata: { name } }: Lease): void => {
    this.#seen.delete(name);
  };

  /** @returns where they serve, in order */
  live(): readonly string[] {
    const nowMs = this.#clock.monotonicMs();
    for (const [name, { atMs }] of this.#seen) if (nowMs - atMs > this.#leaseMs) this.#seen.delete(name);
    return [...new Set([...this.#seen.values()].map(({ address }) => address))].sort().slice(0, MAX_PEERS);
  }
}
