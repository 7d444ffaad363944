import { KeyDistribution } from "../agent/key-distribution.ts";
import { Streams } from "../agent/streams.ts";
import { OrphanBook } from "../backends/status/orphans.ts";
import { KeyEncryptionKeys } from "../key-policy/key-encryption-key.ts";
import { SealedKeys } from "../key-policy/sealed-keys.ts";
import { Acknowledgements } from "../profile/acknowledgements.ts";
import { Pace } from "../profile/pace.ts";
import { type Certificates, createCertificates } from "./certificates.ts";
import type { Parts } from "./parts.ts";

/** What one term remembers; the next one learns it anew from the cluster and from the sidecars that connect. */
export interface TermState {
  readonly streams: Streams;
  readonly acknowledgements: Acknowledgements;
  readonly pace: Pace;
  readonly keyEncryptionKeys: KeyEncryptionKeys;
  readonly sealedKeys: SealedKeys;
  readonly distribution: KeyDistribution;
  readonly certificates: Certificates;
  /** Keys in backends that no CryptoKey knows. */
  readonly orphans: OrphanBook;
}

export function createTermState({ args, caches, known, clock, clusterId }: Parts): TermState {
  const { namespace } = args;
  const { secrets } = caches;
  const streams = new Streams();
  const keyEncryptionKeys = new KeyEncryptionKeys(secrets, namespace);
  const sealedKeys = new SealedKeys({ secrets, keyEncryptionKeys, namespace, clusterId });
  return {
    streams,
    acknowledgements: new Acknowledgements(),
    pace: new Pace(clock.monotonicMs),
    keyEncryptionKeys,
    sealedKeys,
    distribution: new KeyDistribution({ caches, known, sealedKeys, streams }),
    certificates: createCertificates(args, caches),
    orphans: new OrphanBook(),
  };
}
