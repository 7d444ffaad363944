import { eventKey, type LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import { linesOfPart, partNumber } from "@keyward/crds/ledger/ledger-part";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";

/** One ConfigMap of the ledger. */
export interface LedgerPart {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly lines: readonly string[];
}

/** @returns in order. @throws KubeError 403 for those who may not read them */
export async function ledgerParts(client: KubeClient, namespace: string): Promise<LedgerPart[]> {
  const { items } = await client.list(CONFIG_MAPS, { namespace });
  const parts = items.flatMap(({ metadata: { name }, data }) => {
    const number = partNumber(name);
    return number === undefined ? [] : [{ name, number, lines: linesOfPart(data) }];
  });
  return parts.sort((a, b) => a.number - b.number);
}

/** @throws KubeError 403 for those who may not read it */
export async function ledgerEntries(client: KubeClient, namespace: string): Promise<LedgerEvent[]> {
  return (await ledgerParts(client, namespace)).flatMap(({ lines }) => parseLines(lines));
}

/** What is no line of the ledger is left out: whether it is whole is another question. */
export function parseLines(lines: readonly string[]): LedgerEvent[] {
  return lines.flatMap((line) => {
    try {
      const entry = JSON.parse(line);
      return isEntry(entry) ? [entry] : [];
    } catch {
      return [];
    }
  });
}

function isEntry(value: unknown): value is LedgerEvent {
  if (typeof value !== "object" || value === null) return false;
  const { namespace, key, keyUid, at, action, by, version } = value as Record<string, unknown>;
  return (
    [namespace, key, keyUid, at, action, by].every((text) => typeof text === "string") && Number.isInteger(version)
  );
}

/** What is told of an event, wherever it is kept. */
export type ToldEvent = Pick<LedgerEvent, "at" | "action" | "version" | "by" | "note">;

/**
 * Both, oldest first, each event once.
 * @param keyUid whose status it is; the ledger may tell of several keys that had the name
 */
export function mergeHistory(
  status: readonly HistoryEntry[],
  ledger: readonly LedgerEvent[],
  keyUid = "",
): ToldEvent[] {
  const events = new Map<string, ToldEvent>();
  for (const event of [...ledger, ...status.map((entry) => ({ keyUid, ...entry }))]) {
    const { at, action, version, by, note } = event;
    events.set(eventKey(event), { at, action, version, by, ...(note !== undefined && { note }) });
  }
  return [...events.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
