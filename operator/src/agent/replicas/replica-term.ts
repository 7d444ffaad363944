import { LEASES } from "@keyward/kube/client/kinds";
import { Informer } from "@keyward/kube/informer/informer";
import { sleep } from "@keyward/kube/watch/clock";
import type { CommonParts } from "../../leader/common-parts.ts";
import type { Serving } from "../serving.ts";
import { REPLICA } from "./announcement.ts";
import { Peers } from "./peers.ts";
import { ReplicaFeed } from "./replica-feed.ts";

const LOOK_MS = 250;

/** What a leader does with the other replicas: it listens to each, and knows where they serve. */
export class ReplicaTerm {
  readonly #parts: CommonParts;
  readonly #serving: Serving;
  readonly #peers: Peers;
  readonly #feeds = new Map<string, ReplicaFeed>();
  #addresses: readonly string[] | undefined;

  constructor(parts: CommonParts, serving: Serving) {
    this.#parts = parts;
    this.#serving = serving;
    this.#peers = new Peers(parts.args.podName, parts.args.leaseDurationMs, parts.clock);
  }

  /** Where the other replicas serve; undefined until all that are there are known: nobody must leave one that a new leader has yet to see. */
  get addresses(): readonly string[] | undefined {
    return this.#addresses;
  }

  /** @param onChange told when a replica came or went */
  async run(signal: AbortSignal, onChange: () => void): Promise<void> {
    const { args, transport, clock, log } = this.#parts;
    const selection = { namespace: args.namespace, labelSelector: `${REPLICA.label}=${REPLICA.value}` };
    const onState = (state: Parameters<typeof log.watch>[1]) => log.watch("leases", state);
    await using leases = new Informer({ transport, resource: LEASES, selection, onState });
    leases.addHandler({ add: this.#peers.see, update: this.#peers.see, delete: this.#peers.forget });
    leases.start(signal);
    while (!signal.aborted) {
      if (leases.hasSynced && this.#follow(this.#peers.live())) onChange();
      await sleep(clock, LOOK_MS, signal);
    }
    for (const feed of this.#feeds.values()) feed.stop();
  }

  #follow(addresses: readonly string[]): boolean {
    if (addresses.join() === this.#addresses?.join()) return false;
    this.#addresses = addresses;
    for (const [address, feed] of this.#feeds) {
      if (addresses.includes(address)) continue;
      feed.stop();
      this.#feeds.delete(address);
    }
    const { certificate } = this.#serving;
    for (const address of addresses) {
      if (this.#feeds.has(address)) continue;
      const book = this.#serving.newBook();
      this.#feeds.set(address, new ReplicaFeed({ ...this.#parts, address, certificate, book }));
    }
    return true;
  }
}
