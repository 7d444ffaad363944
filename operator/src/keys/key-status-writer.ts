import type { CryptoKeyStatus, HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import { CRYPTO_KEYS, type CryptoKeyObject } from "../caches/kinds.ts";
import { badNews, conditionsOf } from "../status/conditions.ts";
import type { Finding } from "../status/finding.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { ledgerEvent } from "./ledger/ledger-event.ts";

/** As many as the API takes; what is older is in the ledger. */
const MAX_HISTORY = 64;

export interface KeyStatusWriterOptions {
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly events: EventRecorder;
  readonly ledger: Ledger;
  readonly nowEpochMs: () => number;
}

/**
 * Writes the status of CryptoKeys: each write carries the resourceVersion that was read, so whoever decided on an older state has not
 * decided.
 */
export class KeyStatusWriter {
  readonly #options: KeyStatusWriterOptions;

  constructor(options: KeyStatusWriterOptions) {
    this.#options = options;
  }

  /**
   * @param fresh as it was read from the API server
   * @returns the object as it is now
   * @throws KubeError 409 if somebody wrote since; TransportError; NotLeaderError
   */
  async write(fresh: CryptoKeyObject, next: CryptoKeyStatus, findings: readonly Finding[]): Promise<CryptoKeyObject> {
    const { client, events, nowEpochMs } = this.#options;
    const before = fresh.status?.conditions;
    const conditions = conditionsOf(before, findings, fresh.metadata.generation ?? 0, nowEpochMs());
    const history = await this.#bounded(fresh, next.history ?? []);
    const status = { ...next, conditions, ...(history.length > 0 && { history }) } as CryptoKeyStatus;
    const written = await client.update(CRYPTO_KEYS, { ...fresh, status }, { subresource: "status" });
    for (const { type, reason, message } of badNews(before, findings)) {
      events.record(fresh, { type: "Warning", reason, action: `Check${type}`, note: message });
    }
    return written;
  }

  async #bounded(key: CryptoKeyObject, history: readonly HistoryEntry[]): Promise<HistoryEntry[]> {
    const over = history.slice(0, Math.max(0, history.length - MAX_HISTORY));
    await this.#options.ledger.append(over.map((entry) => ledgerEvent(key, entry)));
    return history.slice(over.length);
  }
}
