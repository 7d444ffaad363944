import { ReplicaTerm } from "../agent/replicas/replica-term.ts";
import type { Streams } from "../agent/streams.ts";
import { OrphanBook } from "../backends/status/orphans.ts";
import type { HeldVersions } from "../keys/watching/held-versions.ts";
import type { StagedAcknowledgements } from "../keys/watching/staged-acknowledgements.ts";
import type { Acknowledgements } from "../profile/acknowledgements.ts";
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
  readonly replicas: ReplicaTerm;
  readonly certificates: Certificates;
  /** Keys in backends that no CryptoKey knows. */
  readonly orphans: OrphanBook;
}

export function createTermState(parts: Parts): TermState {
  const { args, caches, clock, serving } = parts;
  const { streams, acknowledgements, held, fleet: staged } = serving;
  return {
    streams,
    acknowledgements,
    pace: new Pace(clock.monotonicMs),
    held,
    staged,
    replicas: new ReplicaTerm(parts, serving),
    certificates: createCertificates(args, caches),
    orphans: new OrphanBook(),
  };
}
