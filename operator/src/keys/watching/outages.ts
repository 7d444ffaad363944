import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { Clock } from "@keyward/kube/watch/clock";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { type BackendId, backendId, backendText } from "../../backends/backend-id.ts";
import type { SlotView } from "../../backends/slot-view.ts";
import type { Caches } from "../../caches/caches.ts";
import { type Finding, finding } from "../../status/finding.ts";
import type { KeyView } from "../key-view.ts";
import type { PlannedKey } from "../plan/seen-key.ts";

export interface OutagesOptions {
  readonly caches: { readonly keys: Pick<Caches["keys"], "list"> };
  readonly backends: {
    readonly slots: readonly { readonly view: SlotView }[];
    onLook(looked: (id: BackendId) => void): () => void;
  };
  readonly clock: Clock;
  /** Told of a key, as `namespace/name`, whose condition is to be written. */
  readonly wake: (key: string) => void;
}

export const BACKEND_AVAILABLE = "BackendAvailable";

/** A backend that is back by then was not away: nobody is told. */
const GRACE_MS = 10_000;
/** 50 statuses in a second: with 100,000 keys in one backend it is half an hour until the last one says so. */
const TICK_MS = 200;
const TOLD_PER_TICK = 10;
/** What is looked through at once. */
const SEEN_PER_TICK = 5_000;
const OF_USE: ReadonlySet<KeyVersion["state"]> = new Set(["Staged", "Active", "Retired"]);

/**
 * Which keys have versions in backends that are away, and in which order and at what pace their statuses say so: a backend that goes and comes
 * must not cost a write for each of 100,000 keys at once. Keys that sidecars hold are none of these.
 */
export class Outages {
  readonly #options: OutagesOptions;
  readonly #unlisten: () => void;
  /** Backends by their text: since when, and by what fault. */
  readonly #away = new Map<string, { readonly sinceMs: number; readonly fault: string }>();
  /** By uid: whose status may be brought up to date now. */
  readonly #permits = new Set<string>();
  #told = "";
  #walk: readonly KeyView[] = [];
  #at = 0;
  #cancel: () => void = () => {};
  #cancelLook: () => void = () => {};

  constructor(options: OutagesOptions) {
    this.#options = options;
    this.#unlisten = options.backends.onLook(() => this.#look());
    this.#look();
    // What an earlier term told may be over.
    this.#begin();
  }

  stop(): void {
    this.#unlisten();
    this.#cancel();
    this.#cancelLook();
  }

  /** @returns what status is to say of a key's backends; undefined: nothing */
  finding({ metadata, status }: PlannedKey): Finding | undefined {
    const told = status?.conditions?.find(({ type }) => type === BACKEND_AVAILABLE) as Finding | undefined;
    const { uid = "", namespace = "" } = metadata;
    const away = this.#versionsAway(status?.versions, namespace);
    if ((told === undefined) === (away.length === 0)) this.#permits.delete(uid);
    else if (this.#permits.has(uid)) return away.length === 0 ? undefined : this.#describe(away, namespace);
    return told;
  }

  #versionsAway(versions: readonly KeyVersion[] | undefined, namespace: string): readonly KeyVersion[] {
    if (this.#away.size === 0 || versions === undefined) return [];
    return versions.filter(({ state, backend }) => {
      if (backend.protection === "Software" || !OF_USE.has(state)) return false;
      return this.#isAway(backendText(backendId(backend, namespace)));
    });
  }

  #isAway(text: string): boolean {
    const away = this.#away.get(text);
    return away !== undefined && this.#options.clock.monotonicMs() - away.sinceMs >= GRACE_MS;
  }

  #describe(versions: readonly KeyVersion[], namespace: string): Finding {
    const { backend } = versions.find(({ state }) => state === "Active") ?? versions[0]!;
    const { fault } = this.#away.get(backendText(backendId(backend, namespace)))!;
    const numbers = versions.map(({ version }) => version);
    const what = `${numbers.length === 1 ? "version" : "versions"} ${numbers.slice(-8).join(", ")}`;
    const message = `${backend.kind} ${backend.name} is away (${fault}): what is done there with ${what} fails until it is back. Next: see its condition Ready; this one ends by itself`;
    return finding(BACKEND_AVAILABLE, "False", fault, message);
  }

  #look(): void {
    const { backends, clock } = this.#options;
    const nowMs = clock.monotonicMs();
    const here = new Set<string>();
    for (const { view } of backends.slots) {
      const text = backendText(view.id);
      const fault = faultOf(view);
      if (fault === undefined) continue;
      here.add(text);
      this.#away.set(text, { sinceMs: this.#away.get(text)?.sinceMs ?? nowMs, fault });
    }
    for (const text of this.#away.keys()) if (!here.has(text)) this.#away.delete(text);
    const waitsMs = [...this.#away.values()].map(({ sinceMs }) => sinceMs + GRACE_MS - nowMs).filter((ms) => ms > 0);
    this.#cancelLook();
    if (waitsMs.length > 0) this.#cancelLook = clock.setTimer(() => this.#look(), Math.min(...waitsMs));
    const told = [...this.#away.keys()]
      .filter((text) => this.#isAway(text))
      .sort()
      .join("\n");
    if (told === this.#told) return;
    this.#told = told;
    this.#begin();
  }

  #begin(): void {
    this.#walk = this.#options.caches.keys.list();
    this.#at = 0;
    this.#step();
  }

  #step(): void {
    this.#cancel();
    const end = Math.min(this.#walk.length, this.#at + SEEN_PER_TICK);
    for (let told = 0; this.#at < end && told < TOLD_PER_TICK; this.#at++)
      if (this.#tell(this.#walk[this.#at]!)) told += 1;
    if (this.#at < this.#walk.length) this.#cancel = this.#options.clock.setTimer(() => this.#step(), TICK_MS);
    else this.#walk = [];
  }

  #tell(key: KeyView): boolean {
    const { metadata, status } = key;
    const isTold = status?.conditions?.some(({ type }) => type === BACKEND_AVAILABLE) === true;
    if (isTold === this.#versionsAway(status?.versions, metadata.namespace ?? "").length > 0) return false;
    this.#permits.add(metadata.uid ?? "");
    this.#options.wake(keyOf(key));
    return true;
  }
}

/** While a new spec does not open, the one before serves on. */
function faultOf({ fault, current, capabilities }: SlotView): string | undefined {
  return current || capabilities === undefined ? fault?.fault : undefined;
}
