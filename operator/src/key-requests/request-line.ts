import type { LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import type { KeyRequest } from "@keyward/crds/types/key-request";

/** As much as a note may have. */
const MAX_NOTE = 512;

/**
 * Pure. What is kept of a request that is about to be removed: who asked, and who agreed or did not.
 * @param keyUid of its CryptoKey; empty where the key is gone
 */
export function requestLine({ metadata, spec, status }: KeyRequest, keyUid: string): LedgerEvent {
  const { phase, version = spec.version ?? 0, finishedAt = "", approvedBy = [], deniedBy } = status ?? {};
  const said = [
    `${spec.action} ${phase}`,
    ...(spec.requester === undefined ? [] : [`asked for by ${spec.requester.username}`]),
    ...(approvedBy.length === 0 ? [] : [`approved by ${approvedBy.join(", ")}`]),
    ...(deniedBy === undefined ? [] : [`denied by ${deniedBy}`]),
  ];
  return {
    ...{ at: finishedAt, action: "RequestEnded", version, by: `request/${metadata.name}` },
    note: said.join("; ").slice(0, MAX_NOTE),
    ...{ namespace: metadata.namespace ?? "", key: spec.keyRef.name, keyUid },
  };
}
