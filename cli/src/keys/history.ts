import type { LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import { isForbidden, isNotFound } from "@keyward/kube/watch/kube-error";
import { CliError } from "../cli-error.ts";
import { CRYPTO_KEYS, type KeyObject } from "../kinds.ts";
import { table } from "../output/table.ts";
import type { Session } from "../session.ts";
import { ledgerEntries, mergeHistory, type ToldEvent } from "./ledger.ts";

/** What happened to a key, oldest first: its status, and what the ledger remembers beyond that. */
export async function showHistory(session: Session, name: string, keywardNamespace: string): Promise<void> {
  const { output, print } = session;
  const key = await findKey(session, name);
  const ledger = await readLedger(session, keywardNamespace);
  const ofKey = ledger.filter((entry) => isAbout(entry, session.namespace, name, key));
  if (key === undefined && ofKey.length === 0) {
    throw new CliError(`there is no CryptoKey ${name} in namespace ${session.namespace}, nor does the ledger know one`);
  }
  const entries = mergeHistory(key?.status?.history ?? [], ofKey, key?.metadata.uid);
  print(output === "json" ? JSON.stringify(entries, undefined, 2) : textOf(entries));
}

function textOf(entries: readonly ToldEvent[]): string {
  const rows = entries.map(({ at, action, version, by, note }) => [at, action, version, by, note]);
  return table(["TIME", "ACTION", "VERSION", "BY", "NOTE"], rows);
}

async function findKey({ client, namespace }: Session, name: string): Promise<KeyObject | undefined> {
  try {
    return await client.get(CRYPTO_KEYS, { namespace, name });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** A name can be used again; where the key is there, only what happened to this one counts. */
function isAbout(entry: LedgerEvent, namespace: string, name: string, key: KeyObject | undefined): boolean {
  if (entry.namespace !== namespace || entry.key !== name) return false;
  return key === undefined || entry.keyUid === key.metadata.uid;
}

async function readLedger({ client, note }: Session, keywardNamespace: string): Promise<LedgerEvent[]> {
  try {
    return await ledgerEntries(client, keywardNamespace);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    note(
      `older entries are in the ledger, which you may not read; Role keyward-ledger-reader in namespace ${keywardNamespace} permits it`,
    );
    return [];
  }
}
