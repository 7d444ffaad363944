/** Names one state of one key: what was sent, or what should be. */
export interface KeyStamp {
  readonly policy: string;
  readonly policyUid: string;
  readonly version: number;
  readonly fingerprint: string;
}

export interface Withdrawal {
  readonly policy: string;
  readonly policyUid: string;
  readonly reason: string;
}

export interface Push<K extends KeyStamp> {
  readonly send: readonly K[];
  readonly withdraw: readonly Withdrawal[];
}

/**
 * Pure: what a sidecar has to be told so that it holds exactly `wanted`. A policy that was created again has another uid:
 * its old key is withdrawn before the new one is sent.
 */
export function planPush<K extends KeyStamp>(
  held: ReadonlyMap<string, KeyStamp>,
  wanted: ReadonlyMap<string, K>,
): Push<K> {
  const withdraw: Withdrawal[] = [];
  for (const [policy, { policyUid }] of held) {
    const successor = wanted.get(policy);
    if (successor?.policyUid === policyUid) continue;
    const reason =
      successor === undefined ? "the profile no longer refers to this key" : "the key policy was created again";
    withdraw.push({ policy, policyUid, reason });
  }
  const send = [...wanted.values()].filter((key) => !sameKey(held.get(key.policy), key));
  return { send, withdraw };
}

function sameKey(held: KeyStamp | undefined, wanted: KeyStamp): boolean {
  return (
    held?.policyUid === wanted.policyUid && held.version === wanted.version && held.fingerprint === wanted.fingerprint
  );
}
