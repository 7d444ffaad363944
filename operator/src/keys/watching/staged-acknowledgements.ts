/** Who knows which sidecars hold a version that is about to be activated. */
export interface StagedAcknowledgements {
  /**
   * Whether every connected sidecar of a profile that grants the key has said that it holds this version.
   * @param key `namespace/name` of the CryptoKey
   */
  complete(key: string, version: number): boolean;
}

/** Nobody is connected, so nobody is waited for. */
export const NO_SIDECARS: StagedAcknowledgements = { complete: () => true };

/** A sidecar that does not answer delays nobody for longer. */
export const ACKNOWLEDGEMENT_WAIT_MS = 2_000;
