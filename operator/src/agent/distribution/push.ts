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
  const send = [...wanted.values()].filter((key) => !isCurrent(held.get(key.name), key));
  return { send, withdraw };
}

function isCurrent(held: KeyStamp | undefined, wanted: KeyStamp): boolean {
  if (held?.keyUid !== wanted.keyUid) return false;
  return held.content === wanted.content || held.revision > wanted.revision;
}
