import type { BackendKey } from "@keyward/core/backend/key-admin";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { type BackendId, backendId, backendText } from "../../backends/backend-id.ts";
import type { Backends, OpenBackend } from "../../backends/port.ts";
import type { OrphanBook } from "../../backends/status/orphans.ts";
import { type Caches, KEYS_BY_UID } from "../../caches/caches.ts";
import { isReady, type KeyView } from "../key-view.ts";
import type { VersionMaker } from "../making/make-version.ts";
import { time } from "../plan/changes.ts";
import { isForgotten } from "../plan/plan-restored.ts";
import type { HeldVersions } from "./held-versions.ts";
import { INSPECTED } from "./inspector.ts";
import type { Recoveries } from "./recoveries.ts";

export interface SurveyOptions {
  readonly caches: Pick<Caches, "keys" | "policies">;
  readonly backends: Backends & { readonly slots: readonly { readonly id: BackendId }[] };
  readonly orphans: Pick<OrphanBook, "note">;
  readonly recoveries: Recoveries;
  readonly held: Pick<HeldVersions, "of">;
  readonly maker: Pick<VersionMaker, "describe">;
  readonly clusterId: string;
  readonly inspect: (key: string) => void;
  readonly wake: (key: string) => void;
  readonly nowEpochMs: () => number;
  /** From the end of one survey of a backend to the beginning of the next. */
  readonly surveyEveryMs: number;
}

/**
 * Compares what a backend lists with our mark to what CryptoKeys know: what nobody knows is told and left alone, what status forgot is taken
 * up again, and what is not as it should be is looked at. Sealed sets need none of this: a watch tells of each change.
 */
export class Survey {
  readonly #options: SurveyOptions;

  constructor(options: SurveyOptions) {
    this.#options = options;
  }

  /** @param text of a BackendId */
  readonly reconcile = async (text: string, signal: AbortSignal): Promise<ReconcileResult> => {
    const { backends, clusterId } = this.#options;
    const id = backends.slots.map((slot) => slot.id).find((each) => backendText(each) === text);
    if (id === undefined) return undefined;
    const open = backends.of(id, id.namespace);
    if (open.backend.capabilities.delivery === "material") return undefined;
    const found = await Array.fromAsync(open.backend.admin.list(clusterId, signal));
    await this.#compare(id, open, found, signal);
    return { requeueAfterMs: this.#options.surveyEveryMs };
  };

  async #compare(id: BackendId, open: OpenBackend, found: readonly BackendKey[], signal: AbortSignal): Promise<void> {
    const orphans: string[] = [];
    for (const each of found) {
      const known = await this.#place(open, each, signal);
      if (!known) orphans.push(each.id);
    }
    this.#options.orphans.note(id, orphans);
    this.#missing(id, new Set(found.map((each) => each.id)));
  }

  /** @returns whether somebody knows of it */
  async #place(open: OpenBackend, found: BackendKey, signal: AbortSignal): Promise<boolean> {
    const { caches, inspect } = this.#options;
    const { id, owner, state } = found;
    const [key] = caches.keys.byIndex(KEYS_BY_UID, owner?.keyUid ?? "");
    const version = key?.status?.versions?.find(({ backendKey }) => backendKey === id);
    if (key !== undefined && version !== undefined) {
      // One that was disabled may have been enabled again.
      const isTold = version.trouble !== undefined || !isReady(key.status);
      if ((state !== "Enabled" || isTold) && INSPECTED.has(version.state)) inspect(keyOf(key));
      return true;
    }
    if (state === "Destroying" || state === "Destroyed") return true;
    if (key === undefined || owner === undefined) return false;
    if (key.status?.pending?.version === owner.version) return true;
    if (!isForgotten(key.status ?? {}, owner.version, this.#options.held.of(owner.keyUid))) return false;
    return this.#takeUp(open, found, key, owner.version, signal);
  }

  /** Status is older than the backend: the version verifies and decrypts again, and whoever wants more rolls back to it. */
  async #takeUp(
    open: OpenBackend,
    found: BackendKey,
    key: KeyView,
    number: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { caches, maker, recoveries, wake, nowEpochMs } = this.#options;
    const policy = caches.policies.get(`${key.metadata.namespace}/${key.spec.policyRef.name}`);
    if (policy === undefined) return false;
    const { version } = await maker.describe(open, found, policy, number, signal);
    const { reason: _, ...backend } = open.chosen;
    const retired: KeyVersion = { ...version, backend, state: "Retired", retiredAt: time(nowEpochMs()) };
    recoveries.note(key.metadata.uid ?? "", retired);
    wake(keyOf(key));
    return true;
  }

  #missing(id: BackendId, listed: ReadonlySet<string>): void {
    const { caches, inspect } = this.#options;
    const text = backendText(id);
    for (const key of caches.keys.list()) {
      const isGone = ({ state, backend, backendKey }: KeyVersion) =>
        INSPECTED.has(state) &&
        backendText(backendId(backend, key.metadata.namespace ?? "")) === text &&
        !listed.has(backendKey);
      if (key.status?.versions?.some(isGone)) inspect(keyOf(key));
    }
  }
}
