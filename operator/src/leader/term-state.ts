import { KeyDistribution } from "../agent/key-distribution.ts";
import { Streams } from "../agent/streams.ts";
import { OrphanBook } from "../backends/status/orphans.ts";
import { HeldVersions } from "../keys/held-versions.ts";
import { NO_SIDECARS, type StagedAcknowledgements } from "../keys/staged-acknowledgements.ts";
import { Acknowledgements } from "../profile/acknowledgements.ts";
import { Pace } from "../profile/pace.ts";
import { type Certificates, createCertificates } from "./certificates.ts";
import type { Parts } from "./parts.ts";

/** What one term remembers; the next one learns it anew from the cluster and from the sidecars that connect. */
export interface TermState {
  readonly streams: Streams;
  readonly acknowledgements: Acknowledgements;
  readonly pace: Pace;
  /** What sidecars say they hold. */
  readonly held: HeldVersions;
  readonly staged: StagedAcknowledgements;
  readonly distribution: KeyDistribution;
  readonly certificates: Certificates;
  /** Keys in backends that no CryptoKey knows. */
  readonly orphans: OrphanBook;
}

export function createTermState({ args, caches, known, backends, clock, log }: Parts): TermState {
  const streams = new Streams();
  return {
    streams,
    acknowledgements: new Acknowledgements(),
    pace: new Pace(clock.monotonicMs),
    held: new HeldVersions(),
    staged: NO_SIDECARS,
    distribution: new KeyDistribution({ caches, known, backends, streams, log }),
    certificates: createCertificates(args, caches),
    orphans: new OrphanBook(),
  };
}
