import type { Lease } from "../client/kinds.ts";
import { microTime } from "../client/micro-time.ts";
import { type Clock, systemClock } from "../watch/clock.ts";

export interface ElectionTiming {
  /** Others keep still for so long after they saw the last renewal. Default 15,000. */
  leaseMs: number;
  /** The leader stops believing in itself so long after its last renewal. Must be shorter. Default 10,000. */
  renewDeadlineMs: number;
  /** Between two attempts to acquire or renew. Default 2,000. */
  retryMs: number;
}

export const ELECTION_TIMING: ElectionTiming = { leaseMs: 15_000, renewDeadlineMs: 10_000, retryMs: 2_000 };

/** @throws RangeError if the times do not leave room for each other */
export function assertTiming({ leaseMs, renewDeadlineMs, retryMs }: ElectionTiming): void {
  // A written write may take graceMs = leaseMs - renewDeadlineMs, and the API server counts its time limit in seconds.
  if (leaseMs % 1_000 !== 0 || leaseMs - renewDeadlineMs < 1_000 || renewDeadlineMs < 2 * retryMs || retryMs <= 0) {
    throw new RangeError(
      `lease ${leaseMs} ms, renew deadline ${renewDeadlineMs} ms, retry ${retryMs} ms: expected whole seconds for the ` +
        "lease, a deadline at least 1 s shorter, and at least two tries within it",
    );
  }
}

/** How a candidate judges the holder: by when it saw the lease change itself, never by the stamps in it. */
export class LeaseObservation {
  readonly #clock: Clock;
  #seen: { resourceVersion: string | undefined; atMs: number } | undefined;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Takes the lease as read just now. @returns whether it may be taken over */
  mayTake(lease: Lease, identity: string): boolean {
    const nowMs = this.#clock.monotonicMs();
    const { resourceVersion } = lease.metadata;
    if (this.#seen?.resourceVersion !== resourceVersion) this.#seen = { resourceVersion, atMs: nowMs };
    const { holderIdentity, leaseDurationSeconds = ELECTION_TIMING.leaseMs / 1_000 } = lease.spec ?? {};
    if (!holderIdentity || holderIdentity === identity) return true;
    return nowMs - (this.#seen?.atMs ?? nowMs) > leaseDurationSeconds * 1_000;
  }
}

/** The lease with us as its holder from now on. */
export function held(lease: Lease, identity: string, leaseMs: number, epochMs: number): Lease {
  const now = microTime(epochMs);
  const old = lease.spec ?? {};
  const mine = old.holderIdentity === identity;
  const transitions = (old.leaseTransitions ?? 0) + (mine || !old.acquireTime ? 0 : 1);
  return {
    ...lease,
    spec: {
      ...old,
      holderIdentity: identity,
      leaseDurationSeconds: leaseMs / 1_000,
      acquireTime: mine ? (old.acquireTime ?? now) : now,
      renewTime: now,
      leaseTransitions: transitions,
    },
  };
}

/** The lease with nobody in it, so that the next one need not wait. */
export function released(lease: Lease, epochMs: number): Lease {
  const now = microTime(epochMs);
  return { ...lease, spec: { ...lease.spec, holderIdentity: "", leaseDurationSeconds: 1, renewTime: now } };
}
