/** Names one state of one key: what was sent, or what should be. */
export interface KeyStamp {
  /** Name of the CryptoKey. */
  readonly name: string;
  readonly keyUid: string;
  readonly policyUid: string;
  readonly revision: bigint;
  /** Digest of what is said of it: most changes of an object change nothing that a sidecar is told. */
  readonly content: string;
}

export interface Withdrawal {
  readonly policy: string;
  readonly policyUid: string;
  readonly keyUid: string;
  readonly reason: string;
}

export interface Push<K extends KeyStamp> {
  readonly send: readonly K[];
  /** Of these the sidecar has a later state than we know: our cache is behind, or the API server came back from an older backup. */
  readonly behind: readonly K[];
  readonly withdraw: readonly Withdrawal[];
}

/**
 * Pure: what a sidecar has to be told so that it holds exactly `wanted`. A key that was created again has another uid: the old one is
 * withdrawn before the new one is sent.
 */
export function planPush<K extends KeyStamp>(
  held: ReadonlyMap<string, KeyStamp>,
  wanted: ReadonlyMap<string, K>,
): Push<K> {
  const withdraw: Withdrawal[] = [];
  for (const [name, { keyUid, policyUid }] of held) {
    const successor = wanted.get(name);
    if (successor?.keyUid === keyUid) continue;
    const reason = successor === undefined ? "the profile may no longer use this key" : "the key was created again";
    withdraw.push({ policy: name, policyUid, keyUid, reason });
  }
  const due = [...wanted.values()].filter((key) => !isCurrent(held.get(key.name), key));
  const isBehind = (key: K) => (revisionHeld(held, key) ?? -1n) > key.revision;
  return { send: due.filter((key) => !isBehind(key)), behind: due.filter(isBehind), withdraw };
}

/** @returns that of the same key; undefined: nothing is held of it */
export function revisionHeld(held: ReadonlyMap<string, KeyStamp>, { name, keyUid }: KeyStamp): bigint | undefined {
  const known = held.get(name);
  return known?.keyUid === keyUid ? known.revision : undefined;
}

function isCurrent(held: KeyStamp | undefined, wanted: KeyStamp): boolean {
  return held?.keyUid === wanted.keyUid && held.content === wanted.content;
}
