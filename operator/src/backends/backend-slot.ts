import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import { attempt } from "@keyward/core/backend/guard/attempt";
import type { CallObserver } from "@keyward/core/backend/guard/call-report";
import { type BackendView, GuardedBackend } from "@keyward/core/backend/guard/guarded-backend";
import { guardLimits } from "@keyward/crds/compile/backend-limits";
import { developmentTraits } from "@keyward/crds/compile/development-traits";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { ClusterKeyBackendSpec } from "@keyward/crds/types/cluster-key-backend";
import { Backoff, between, type Random } from "@keyward/kube/watch/backoff";
import { type Clock, sleep } from "@keyward/kube/watch/clock";
import { type BackendId, backendText } from "./backend-id.ts";
import type { CheckedHealth, SlotView } from "./slot-view.ts";

export interface SlotOptions {
  readonly id: BackendId;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: CallObserver;
  /** Opens a backend as its spec says. @throws BackendError */
  readonly open: (spec: KeyBackendSpec, id: BackendId) => Promise<Backend>;
  /** It was looked at. @param changed whether it became usable or ceased to be, or something else about it than its latency changed */
  readonly onLook: (changed: boolean) => void;
}

export interface Wanted {
  readonly spec: ClusterKeyBackendSpec;
  /** uid and generation: a spec that is the same has the same. */
  readonly stamp: string;
}

const CHECK_MS = 30_000;
const CHECK_AGAIN: { readonly baseMs: number; readonly capMs: number } = { baseMs: 1_000, capMs: CHECK_MS };
const OPEN_MS = 30_000;
/** Calls under way on a backend whose spec changed. */
const CLOSE_MS = 60_000;
/** Whoever we are said to be may have changed: identity and secrets are read when a backend is opened. */
const REOPEN = new Set(["Unauthenticated", "TokenLost", "Misconfigured"]);

/** Keeps one backend open as its spec says, and knows how it is. */
export class BackendSlot {
  readonly #options: SlotOptions;
  readonly #stop = new AbortController();
  readonly #backoff: Backoff;
  #wanted: Wanted;
  #wake = new AbortController();
  #opened: { readonly backend: GuardedBackend; readonly stamp: string } | undefined;
  #fault: BackendError | undefined;
  #health: CheckedHealth | undefined;
  #reopen = false;
  #used = false;
  #lookedMs = 0;
  readonly #closing = new Set<Promise<void>>();
  readonly #running: Promise<void>;

  constructor(wanted: Wanted, options: SlotOptions) {
    this.#options = options;
    this.#wanted = wanted;
    this.#backoff = new Backoff({ ...CHECK_AGAIN, random: options.random });
    this.#running = this.#run();
  }

  get id(): BackendId {
    return this.#options.id;
  }

  get view(): SlotView {
    const { id } = this.#options;
    const { spec, stamp } = this.#wanted;
    return {
      id,
      spec,
      stamp,
      capabilities: this.#opened?.backend.capabilities,
      current: this.#opened?.stamp === stamp,
      fault: this.#fault,
      health: this.#health,
      heldBack: this.#opened?.backend.calls.heldBack ?? [],
    };
  }

  get load(): { readonly inFlight: number; readonly waiting: number } {
    return this.#opened?.backend.calls.load ?? { inFlight: 0, waiting: 0 };
  }

  /** A spec that changed is opened anew; until that succeeds, the one before serves on, unless the new one is refused. */
  want(wanted: Wanted): void {
    if (wanted.stamp === this.#wanted.stamp) return;
    this.#wanted = wanted;
    this.#backoff.reset();
    this.checkNow();
  }

  checkNow(): void {
    this.#wake.abort();
  }

  /** Whether anything was ever asked of it. */
  get used(): boolean {
    return this.#used;
  }

  /** @throws BackendError that says why it is not open */
  use(namespace: string): BackendView {
    this.#used = true;
    if (this.#opened !== undefined) return this.#opened.backend.view(namespace);
    const name = backendText(this.#options.id);
    if (this.#fault === undefined) throw new BackendError("Unreachable", `${name} is being opened; try again`);
    const { fault, message } = this.#fault;
    throw new BackendError(fault, `${name} is not open: ${message}`, { cause: this.#fault });
  }

  /** @param graceMs for calls under way */
  async close(graceMs = CLOSE_MS): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#running;
    this.#retire(graceMs);
    await Promise.all(this.#closing);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#wake = new AbortController();
      const before = this.#fault;
      const seen = this.#summary;
      this.#lookedMs = this.#options.clock.monotonicMs();
      if (this.#reopen || this.#opened?.stamp !== this.#wanted.stamp) await this.#open(this.#wanted);
      if (this.#opened?.stamp === this.#wanted.stamp && !signal.aborted) await this.#check(this.#opened.backend);
      this.#options.onLook(this.#summary !== seen);
      if (this.#fault === undefined) this.#backoff.reset();
      const steadyMs = between(CHECK_MS * 0.8, CHECK_MS * 1.2, this.#options.random);
      const waitMs = this.#fault === undefined && before === undefined ? steadyMs : this.#pauseMs(steadyMs);
      if (!signal.aborted) await sleep(this.#options.clock, waitMs, this.#wake.signal);
    }
  }

  get #summary(): string {
    const { current, capabilities, fault, health } = this.view;
    return [current, capabilities !== undefined, fault?.fault, fault?.message, health?.detail].join();
  }

  /** Soon after trouble, and once more soon after it passed. */
  #pauseMs(steadyMs: number): number {
    return this.#fault === undefined ? Math.min(steadyMs, CHECK_AGAIN.baseMs) : 250 + this.#backoff.nextMs();
  }

  async #open({ spec, stamp }: Wanted): Promise<void> {
    try {
      this.#refuse(spec);
      const { clock, random, open, id } = this.#options;
      const observer = this.#observer();
      const opening = { clock, timeoutMs: OPEN_MS, signal: this.#stop.signal };
      const backend = await attempt(() => open(spec, id), opening).result;
      this.#retire();
      this.#opened = {
        backend: new GuardedBackend(backend, { limits: guardLimits(spec), clock, random, observer }),
        stamp,
      };
      this.#fault = undefined;
      this.#reopen = false;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#fault = asFault(error);
    }
  }

  /** A breaker that opens is news, and a reason to look at the backend at once, but no more often than once a second. */
  #observer(): CallObserver {
    const { observer, onLook, clock } = this.#options;
    return {
      ...observer,
      onBreaker: (namespace, state) => {
        observer.onBreaker?.(namespace, state);
        onLook(false);
        if (state === "open" && clock.monotonicMs() - this.#lookedMs >= CHECK_AGAIN.baseMs) this.checkNow();
      },
    };
  }

  #refuse(spec: KeyBackendSpec): void {
    const traits = spec.development === true || this.#options.id.kind === "BuiltIn" ? [] : developmentTraits(spec);
    if (traits.length === 0) return;
    this.#retire();
    throw new BackendError(
      "Misconfigured",
      `${traits.join(", ")}: refused without development: true. Next: use the operator's own identity and TLS, or set development: true where no production key lives`,
    );
  }

  async #check(backend: GuardedBackend): Promise<void> {
    const { clock } = this.#options;
    const { timeoutMs } = guardLimits(this.#wanted.spec);
    try {
      const asked = { clock, timeoutMs, signal: this.#stop.signal };
      const { latencyMs, detail } = await attempt((own) => backend.health(own), asked).result;
      this.#health = { latencyMs, detail, checkedAtMs: clock.epochMs() };
      this.#fault = undefined;
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#fault = asFault(error);
      this.#reopen = REOPEN.has(this.#fault.fault);
    }
  }

  #retire(graceMs = CLOSE_MS): void {
    const old = this.#opened?.backend;
    this.#opened = undefined;
    if (old === undefined) return;
    const closing = old.close(graceMs).catch(() => {});
    this.#closing.add(closing);
    closing.then(() => this.#closing.delete(closing));
  }
}

function asFault(error: unknown): BackendError {
  if (error instanceof BackendError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new BackendError("Misconfigured", `it could not be opened or asked: ${text}`, { cause: error });
}
