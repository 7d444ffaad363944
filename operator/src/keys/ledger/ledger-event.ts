import type { LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { CryptoKeyObject } from "../../caches/kinds.ts";

export function ledgerEvent({ metadata, status }: CryptoKeyObject, entry: HistoryEntry): LedgerEvent {
  const { namespace = "", name: key, uid: keyUid = "" } = metadata;
  const fingerprint = status?.versions?.find(({ version }) => version === entry.version)?.fingerprint;
  return { ...entry, namespace, key, keyUid, ...(fingerprint !== undefined && { fingerprint }) };
}

/** What the status of a key tells and the ledger does not have, for when the key goes. */
export function lastEvents(key: CryptoKeyObject): LedgerEvent[] {
  // Destructions are written down before they are done.
  const left = (key.status?.history ?? []).filter(({ action }) => action !== "Destroyed");
  return left.map((entry) => ledgerEvent(key, entry));
}
