import { KeywardError } from "@keyward/core/errors/keyward-error";
import { decodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { Backends, OpenBackend } from "../../backends/port.ts";
import type { CryptoKeyObject, PolicyObject } from "../../caches/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { ledgerEvent } from "../ledger/ledger-event.ts";
import { destroyed, disabled, stage, time, versionOf } from "../plan/changes.ts";
import type { SeenKey } from "../plan/seen-key.ts";
import type { BackendJobs } from "./backend-jobs.ts";
import { type BackendStep, idOf, laneOf } from "./backend-step.ts";
import { disableVersion } from "./disable-version.ts";
import { triedKey, type VersionMaker } from "./make-version.ts";
import { tryKey } from "./trial.ts";

const MARK_MS = 10_000;

export interface BackendStepsOptions {
  readonly backends: Backends;
  readonly maker: VersionMaker;
  readonly jobs: BackendJobs;
  readonly ledger: Ledger;
  /** Versions that were used once, as `uid/version`; the steps add to it. */
  readonly checked: Set<string>;
  readonly nowEpochMs: () => number;
  /** Another clock than ours, asked before what cannot be taken back. */
  readonly serverTimeMs: (signal: AbortSignal) => Promise<number>;
}

/** What a backend's work changes in status, if anything. */
export interface BackendStepResult {
  readonly to: ((status: CryptoKeyStatus) => CryptoKeyStatus) | undefined;
}

/** Makes, tries and destroys versions in their backends. */
export class BackendSteps {
  readonly #options: BackendStepsOptions;

  constructor(options: BackendStepsOptions) {
    this.#options = options;
  }

  isRunning(name: string, seen: SeenKey, step: BackendStep): boolean {
    return this.#options.jobs.isRunning(name, idOf(seen, step));
  }

  /** Starts the work, or gives its result. @returns undefined while it runs. @throws what the backend threw */
  take(name: string, key: CryptoKeyObject, seen: SeenKey, step: BackendStep): BackendStepResult | undefined {
    const work = (signal: AbortSignal) => this.#work(key, seen, step, signal);
    return this.#options.jobs.take({ key: name, id: idOf(seen, step), lane: laneOf(seen, step), work });
  }

  /** A name in the backend that leads to the active version; nothing of ours depends on it. */
  async markActive(key: CryptoKeyObject, policy: PolicyObject, version: KeyVersion): Promise<void> {
    const { backend } = this.#open(key, version);
    const { id, algorithm } = keyOfVersion(version, policy);
    const owner = this.#options.maker.ownerOf(key, policy, version.version);
    await backend.admin.markActive?.({ id, algorithm }, owner, AbortSignal.timeout(MARK_MS));
  }

  async #work(key: CryptoKeyObject, seen: SeenKey, step: BackendStep, signal: AbortSignal): Promise<BackendStepResult> {
    const { maker, nowEpochMs } = this.#options;
    switch (step.act) {
      case "make": {
        const { version, sealRevision } = await maker.make(key, seen.policy!, key.status!.pending!, signal);
        return { to: (status) => stage(status, version, sealRevision, nowEpochMs()) };
      }
      case "check":
        await this.#check(key, seen.policy!, step.version, signal);
        return { to: undefined };
      case "disable":
        return { to: await this.#disable(key, seen, step.version, signal) };
      case "destroy":
        return { to: await this.#destroy(key, seen, step, signal) };
    }
  }

  async #check(key: CryptoKeyObject, policy: PolicyObject, number: number, signal: AbortSignal): Promise<void> {
    const version = versionOf(key.status, number)!;
    await tryKey(triedKey(this.#open(key, version), keyOfVersion(version, policy), policy), signal);
    this.#options.checked.add(`${key.metadata.uid}/${number}`);
  }

  async #disable(key: CryptoKeyObject, seen: SeenKey, number: number, signal: AbortSignal) {
    const { nowEpochMs } = this.#options;
    const version = versionOf(key.status, number)!;
    const algorithm = seen.policy?.spec.algorithm ?? "";
    const wasEnabled = await disableVersion(this.#open(key, version), version, algorithm, signal);
    return (status: CryptoKeyStatus) => disabled(status, number, wasEnabled, nowEpochMs());
  }

  /** The ledger first: a line for what is about to be destroyed is better than a destruction that nobody knows of. */
  async #destroy(
    key: CryptoKeyObject,
    seen: SeenKey,
    { version: number, waitMs }: Extract<BackendStep, { act: "destroy" }>,
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

  #open({ metadata }: CryptoKeyObject, { backend }: KeyVersion): OpenBackend {
    return this.#options.backends.of(backend, metadata.namespace ?? "");
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

function keyOfVersion({ backendKey, publicKey }: KeyVersion, { spec }: PolicyObject) {
  return {
    id: backendKey,
    algorithm: spec.algorithm,
    publicKey: publicKey === undefined ? undefined : decodePem(publicKey).bytes,
  };
}
