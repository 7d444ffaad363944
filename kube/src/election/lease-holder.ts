import { LEASES, type Lease } from "../client/kinds.ts";
import type { KubeClient } from "../client/kube-client.ts";
import { type Clock, systemClock } from "../watch/clock.ts";
import { isConflict, isNotFound } from "../watch/kube-error.ts";
import { held, LeaseObservation, released } from "./lease-record.ts";

export interface LeaseHolderOptions {
  client: KubeClient;
  namespace: string;
  name: string;
  /** Unique per process, not per pod name: a restarted container is another candidate. */
  identity: string;
  leaseMs: number;
  clock?: Clock;
}

/**
 * Reads and writes one Lease. Each write carries the resourceVersion that it builds on, so two writers cannot both
 * win.
 */
export class LeaseHolder {
  readonly #options: LeaseHolderOptions;
  readonly #clock: Clock;
  readonly #observation: LeaseObservation;
  /** As last written by us; undefined while we do not hold it. */
  #mine: Lease | undefined;

  constructor(options: LeaseHolderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#observation = new LeaseObservation(this.#clock);
  }

  /** @returns whether we hold it now. @throws KubeError, TransportError */
  async acquire(timeoutMs: number): Promise<boolean> {
    const lease = await this.#read(timeoutMs);
    if (lease === undefined) return this.#won(() => this.#create(timeoutMs));
    if (!this.#observation.mayTake(lease, this.#options.identity)) return false;
    return this.#won(() => this.#write(lease, timeoutMs));
  }

  /** @returns false if someone else holds it, or nobody: it is lost. @throws KubeError, TransportError: try again */
  async renew(timeoutMs: number): Promise<boolean> {
    if (this.#mine === undefined) return false;
    const base = this.#mine;
    if (await this.#won(() => this.#write(base, timeoutMs))) return true;
    // Perhaps our own write, whose answer got lost; perhaps someone put a label on it.
    const lease = await this.#read(timeoutMs);
    if (lease?.spec?.holderIdentity !== this.#options.identity) return false;
    return this.#won(() => this.#write(lease, timeoutMs));
  }

  /** Gives it up if it is ours. @throws KubeError, TransportError: it then runs out by itself */
  async release(timeoutMs: number): Promise<void> {
    const lease = this.#mine;
    this.#mine = undefined;
    if (lease === undefined) return;
    try {
      await this.#options.client.update(LEASES, released(lease, this.#clock.epochMs()), { timeoutMs });
    } catch (error) {
      if (!isConflict(error) && !isNotFound(error)) throw error;
    }
  }

  forget(): void {
    this.#mine = undefined;
  }

  async #read(timeoutMs: number): Promise<Lease | undefined> {
    const { client, namespace, name } = this.#options;
    try {
      return await client.get(LEASES, { namespace, name }, { timeoutMs });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  #create(timeoutMs: number): Promise<Lease> {
    const { client, namespace, name, identity, leaseMs } = this.#options;
    const empty: Lease = { metadata: { namespace, name } };
    return client.create(LEASES, held(empty, identity, leaseMs, this.#clock.epochMs()), { timeoutMs });
  }

  #write(base: Lease, timeoutMs: number): Promise<Lease> {
    const { client, identity, leaseMs } = this.#options;
    return client.update(LEASES, held(base, identity, leaseMs, this.#clock.epochMs()), { timeoutMs });
  }

  async #won(write: () => Promise<Lease>): Promise<boolean> {
    try {
      this.#mine = await write();
      return true;
    } catch (error) {
      if (isConflict(error) || isNotFound(error)) return false;
      throw error;
    }
  }
}
