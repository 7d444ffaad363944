import { IN_USE_FINALIZER } from "@keyward/core/contract/names";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { decodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { addFinalizer, removeFinalizer } from "@keyward/kube/finalizers/finalizer";
import { CRYPTO_KEYS, type CryptoKeyObject, type PolicyObject } from "../caches/kinds.ts";
import type { RequestWriter } from "../key-requests/request-writer.ts";
import { type Log, messageOf } from "../serve/log.ts";
import type { DueTimes } from "./due-times.ts";
import { type KeyStatusWriter, ledgerEvent } from "./key-status-writer.ts";
import { ROTATE } from "./key-view.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { BackendJobs } from "./making/backend-jobs.ts";
import { type MadeVersion, triedKey, type VersionMaker } from "./making/make-version.ts";
import { tryKey } from "./making/trial.ts";
import { type KeySources, observeKey } from "./observe-key.ts";
import { destroyed, stage, time, versionOf } from "./plan/changes.ts";
import type { KeyStep } from "./plan/plan.ts";
import { reportOf } from "./plan/report.ts";
import type { SeenKey } from "./plan/seen-key.ts";
import { saysAlready } from "./plan/told-already.ts";

export interface KeyActionsOptions extends KeySources {
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly maker: VersionMaker;
  readonly jobs: BackendJobs;
  readonly ledger: Ledger;
  readonly writer: KeyStatusWriter;
  readonly requests: Pick<RequestWriter, "finish">;
  readonly due: DueTimes;
  readonly checked: Set<string>;
  readonly faults: Map<string, string>;
  readonly nowEpochMs: () => number;
  /** Another clock than ours, asked before what cannot be taken back. */
  readonly serverTimeMs: (signal: AbortSignal) => Promise<number>;
  readonly log: Log;
}

type BackendStep = Extract<KeyStep, { act: "make" | "check" | "destroy" }>;

/** Does what the plan says. */
export class KeyActions {
  readonly #options: KeyActionsOptions;

  constructor(options: KeyActionsOptions) {
    this.#options = options;
  }

  /** Whether the backend still works on that step. Starts it where it does not. */
  isBusy(name: string, seen: SeenKey, step: KeyStep): boolean {
    return isBackendStep(step) && this.#options.jobs.isRunning(name, idOf(seen, step));
  }

  /** @returns the key after the step, if there may be another one at once; undefined: wait to be woken */
  async apply(name: string, key: CryptoKeyObject, seen: SeenKey, step: KeyStep): Promise<CryptoKeyObject | undefined> {
    const { client } = this.#options;
    switch (step.act) {
      case "hold":
        return addFinalizer(client, CRYPTO_KEYS, key, IN_USE_FINALIZER);
      case "release":
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
    const { jobs, faults } = this.#options;
    const work = (signal: AbortSignal) => this.#work(key, seen, step, signal);
    let done: { readonly to: ((status: CryptoKeyStatus) => CryptoKeyStatus) | undefined } | undefined;
    try {
      done = jobs.take({ key: name, id: idOf(seen, step), lane: laneOf(seen, step), work });
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

  async #work(key: CryptoKeyObject, seen: SeenKey, step: BackendStep, signal: AbortSignal) {
    const policy = seen.policy!;
    switch (step.act) {
      case "make":
        return { to: this.#staged(await this.#options.maker.make(key, policy, key.status!.pending!, signal)) };
      case "check": {
        const version = versionOf(key.status, step.version)!;
        await tryKey(triedKey(this.#open(key, version), keyOfVersion(version, policy), policy), signal);
        this.#options.checked.add(`${key.metadata.uid}/${step.version}`);
        return { to: undefined };
      }
      case "destroy":
        return { to: await this.#destroy(key, seen, step, signal) };
    }
  }

  #staged({ version, sealRevision }: MadeVersion) {
    return (status: CryptoKeyStatus) => stage(status, version, sealRevision, this.#options.nowEpochMs());
  }

  /** The ledger first: a line for what is about to be destroyed is better than a destruction that nobody knows of. */
  async #destroy(
    key: CryptoKeyObject,
    seen: SeenKey,
    { version: number, waitMs }: Extract<KeyStep, { act: "destroy" }>,
    signal: AbortSignal,
  ) {
    const { ledger, nowEpochMs, serverTimeMs } = this.#options;
    const version = versionOf(key.status, number)!;
    // A key that is deleted waits for no clock of ours: its backend is told how long it has to wait.
    if (waitMs === 0) assertOver(version, await serverTimeMs(signal));
    const { backend } = this.#open(key, version);
    const algorithm = seen.policy?.spec.algorithm ?? "";
    await ledger.append([
      ledgerEvent(key, { at: time(nowEpochMs()), action: "Destroyed", version: number, by: "policy" }),
    ]);
    const endsMs = await backend.admin.destroy({ id: version.backendKey, algorithm }, waitMs, signal);
    return (status: CryptoKeyStatus) => destroyed(status, number, endsMs, undefined, nowEpochMs());
  }

  #open({ metadata }: CryptoKeyObject, { backend }: KeyVersion) {
    return this.#options.backends.of(backend, metadata.namespace ?? "");
  }

  /** A name in the backend that leads to the active version; nothing of ours depends on it. */
  #markActive(key: CryptoKeyObject): void {
    const { caches, maker, log } = this.#options;
    const policy = caches.policies.get(`${key.metadata.namespace}/${key.spec.policyRef.name}`);
    const version = versionOf(key.status, key.status?.activeVersion ?? 0);
    if (policy === undefined || version === undefined) return;
    const marked = async () => {
      const { backend } = this.#open(key, version);
      const { id, algorithm } = keyOfVersion(version, policy);
      await backend.admin.markActive?.(
        { id, algorithm },
        maker.ownerOf(key, policy, version.version),
        AbortSignal.timeout(10_000),
      );
    };
    marked().catch((error) => log.warn("key.not-marked", { key: key.metadata.name, error: messageOf(error) }));
  }
}

/** A clock that runs ahead must end nothing that could still be taken back. The API server tells whole seconds. */
function assertOver({ version, state, destroyAt }: KeyVersion, serverMs: number): void {
  if (state !== "Destroying" || destroyAt === undefined || Date.parse(destroyAt) < serverMs + 1_000) return;
  const clocks = `by the operator's clock the waiting period of version ${version} is over, by the API server's (${time(serverMs)}) it is not`;
  throw new KeywardError(
    "FAILED_PRECONDITION",
    `${clocks}: it is not destroyed. Next: set the clock of the operator's node`,
  );
}

const DONE = { make: "key.staged", check: "key.checked", destroy: "key.destroyed" } as const;

export function isBackendStep(step: KeyStep): step is BackendStep {
  return step.act === "make" || step.act === "check" || step.act === "destroy";
}

function idOf({ key }: SeenKey, step: BackendStep): string {
  const number = step.act === "make" ? key.status?.pending?.version : step.version;
  return `${key.metadata.uid}/${step.act}/${number}`;
}

function laneOf({ key }: SeenKey, step: BackendStep): string {
  const { pending } = key.status ?? {};
  const backend = step.act === "make" ? pending?.backend : versionOf(key.status, step.version)?.backend;
  return backend?.kind === "KeyBackend"
    ? `${key.metadata.namespace}/${backend.name}`
    : `${backend?.kind}/${backend?.name}`;
}

function keyOfVersion({ backendKey, publicKey }: KeyVersion, { spec }: PolicyObject) {
  return {
    id: backendKey,
    algorithm: spec.algorithm,
    publicKey: publicKey === undefined ? undefined : decodePem(publicKey).bytes,
  };
}
