import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import { CRYPTO_KEYS, type CryptoKeyObject } from "../caches/kinds.ts";
import type { RequestWriter } from "../key-requests/request-writer.ts";
import { type Log, messageOf } from "../serve/log.ts";
import type { DueTimes } from "./due-times.ts";
import type { KeyStatusWriter } from "./key-status-writer.ts";
import { ROTATE } from "./key-view.ts";
import { lastEvents } from "./ledger/ledger-event.ts";
import { type BackendStep, isBackendStep } from "./making/backend-step.ts";
import { type BackendStepResult, BackendSteps, type BackendStepsOptions } from "./making/backend-steps.ts";
import { type KeySources, observeKey } from "./observe-key.ts";
import { versionOf } from "./plan/changes.ts";
import type { KeyStep } from "./plan/plan.ts";
import { reportOf } from "./plan/report.ts";
import type { SeenKey } from "./plan/seen-key.ts";
import { saysAlready } from "./plan/told-already.ts";

export interface KeyActionsOptions extends KeySources, BackendStepsOptions {
  readonly checked: Set<string>;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly writer: KeyStatusWriter;
  readonly requests: Pick<RequestWriter, "finish">;
  readonly due: DueTimes;
  readonly faults: Map<string, string>;
  readonly log: Log;
}

/** Does what the plan says. */
export class KeyActions {
  readonly #options: KeyActionsOptions;
  readonly #steps: BackendSteps;

  constructor(options: KeyActionsOptions) {
    this.#options = options;
    this.#steps = new BackendSteps(options);
  }

  /** Whether the backend still works on that step. Starts it where it does not. */
  isBusy(name: string, seen: SeenKey, step: KeyStep): boolean {
    return isBackendStep(step) && this.#steps.isRunning(name, seen, step);
  }

  /** @returns the key after the step, if there may be another one at once; undefined: wait to be woken */
  async apply(name: string, key: CryptoKeyObject, seen: SeenKey, step: KeyStep): Promise<CryptoKeyObject | undefined> {
    const { client, ledger } = this.#options;
    switch (step.act) {
      case "hold":
        return addFinalizer(client, CRYPTO_KEYS, key, IN_USE_FINALIZER);
      case "release":
        await ledger.append(lastEvents(key));
        await removeFinalizer(client, CRYPTO_KEYS, key, IN_USE_FINALIZER);
        return undefined;
      case "drop-annotation":
        return this.#dropAnnotation(key);
      case "change":
        return this.#change(key, step.to, step.what);
      case "finish":
        await this.#options.requests.finish(step.request, step.outcome);
        // The watch brings the request without its phase; until then this step would come again.
        return undefined;
      case "report":
        return this.#report(name, key, seen, step);
      case "wait":
        return undefined;
      default:
        return this.#inBackend(name, key, seen, step);
    }
  }

  forget(name: string): undefined {
    const { due, faults, jobs } = this.#options;
    due.set(name, undefined);
    faults.delete(name);
    jobs.forget(name);
  }

  async #report(
    name: string,
    key: CryptoKeyObject,
    seen: SeenKey,
    { report, lookAgainMs }: Extract<KeyStep, { act: "report" }>,
  ) {
    const { due, writer, nowEpochMs } = this.#options;
    due.set(name, lookAgainMs === undefined ? undefined : nowEpochMs() + lookAgainMs);
    if (saysAlready(seen.key, report)) return undefined;
    const { nextRotationAt: _, ...status } = key.status ?? {};
    await writer.write(key, { ...status, ...report.rest }, report.findings);
    return undefined;
  }

  /** The conditions of the state after the change go out with it. */
  async #change(key: CryptoKeyObject, to: (status: CryptoKeyStatus) => CryptoKeyStatus, what: string) {
    const { writer, nowEpochMs, log } = this.#options;
    const status = to(key.status ?? {});
    const after = { ...key, status } as CryptoKeyObject;
    const { findings, rest } = reportOf(observeKey(after, this.#options), nowEpochMs());
    const { nextRotationAt: _, ...kept } = status;
    const written = await writer.write(key, { ...kept, ...rest }, findings);
    const { namespace, name } = key.metadata;
    const last = status.history?.at(-1);
    log.info(what, {
      namespace,
      key: name,
      version: status.pending?.version ?? last?.version,
      by: status.pending?.by ?? last?.by,
    });
    if (status.activeVersion !== key.status?.activeVersion) this.#markActive(written);
    return written;
  }

  async #dropAnnotation(key: CryptoKeyObject): Promise<CryptoKeyObject> {
    const { resourceVersion } = key.metadata;
    const body = { metadata: { resourceVersion, annotations: { [ROTATE]: null } } };
    return this.#options.client.patch(CRYPTO_KEYS, key.metadata, { type: "merge", body });
  }

  async #inBackend(name: string, key: CryptoKeyObject, seen: SeenKey, step: BackendStep) {
    const { faults } = this.#options;
    let done: BackendStepResult | undefined;
    try {
      done = this.#steps.take(name, key, seen, step);
    } catch (error) {
      await this.#tellFault(name, key, error);
      throw error;
    }
    if (done === undefined) return undefined;
    faults.delete(name);
    return done.to === undefined ? key : this.#change(key, done.to, DONE[step.act]);
  }

  async #tellFault(name: string, key: CryptoKeyObject, error: unknown): Promise<void> {
    const { faults, writer, nowEpochMs, log } = this.#options;
    const text = error instanceof KeywardError ? error.message : "something failed in the operator. Next: see its log";
    log.warn("key.backend-failed", { key: name, error: messageOf(error) });
    faults.set(name, text);
    const { findings, rest } = reportOf(observeKey(key, this.#options), nowEpochMs());
    if (!saysAlready(key, { findings, rest })) await writer.write(key, { ...key.status, ...rest }, findings);
  }

  #markActive(key: CryptoKeyObject): void {
    const { caches, log } = this.#options;
    const policy = caches.policies.get(`${key.metadata.namespace}/${key.spec.policyRef.name}`);
    const version = versionOf(key.status, key.status?.activeVersion ?? 0);
    if (policy === undefined || version === undefined) return;
    this.#steps
      .markActive(key, policy, version)
      .catch((error) => log.warn("key.not-marked", { key: key.metadata.name, error: messageOf(error) }));
  }
}

const DONE = { make: "key.staged", check: "key.checked", disable: "key.disabled", destroy: "key.destroyed" } as const;
