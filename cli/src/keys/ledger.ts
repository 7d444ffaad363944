import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";

/** ConfigMaps of the ledger begin so; the rest is a number with leading zeros. */
const PREFIX = "keyward-key-ledger-";

/** A line of the ledger; it has a hash of the line before, which is not looked at here. */
export interface LedgerEntry extends HistoryEntry {
  readonly namespace: string;
  readonly key: string;
  readonly keyUid: string;
}

/** @throws KubeError 403 for those who may not read it */
export async function ledgerEntries(client: KubeClient, namespace: string): Promise<LedgerEntry[]> {
  const { items } = await client.list(CONFIG_MAPS, { namespace });
  const parts = items.filter(({ metadata }) => metadata.name.startsWith(PREFIX));
  parts.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return parts.flatMap(({ data }) => parseLines(data?.lines ?? ""));
}

/** What is no line of the ledger is left out: whether it is whole is for the operator to judge. */
export function parseLines(text: string): LedgerEntry[] {
  return text.split("\n").flatMap((line) => {
    try {
      const entry = JSON.parse(line);
      return isEntry(entry) ? [entry] : [];
    } catch {
      return [];
    }
  });
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== "object" || value === null) return false;
  const { namespace, key, keyUid, at, action, by, version } = value as Record<string, unknown>;
  return (
    [namespace, key, keyUid, at, action, by].every((text) => typeof text === "string") && Number.isInteger(version)
  );
}

/** Both, oldest first, each event once. */
export function mergeHistory(status: readonly HistoryEntry[], ledger: readonly LedgerEntry[]): HistoryEntry[] {
  const events = new Map<string, HistoryEntry>();
  for (const { at, action, version, by, note } of [...ledger, ...status]) {
    events.set(`${at} ${action} ${version}`, { at, action, version, by, ...(note !== undefined && { note }) });
  }
  return [...events.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
