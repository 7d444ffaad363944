import { isDeepStrictEqual } from "node:util";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { CallObserver } from "@keyward/core/backend/guard/call-report";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { Informer } from "@keyward/kube/informer/informer";
import type { Random } from "@keyward/kube/watch/backoff";
import type { Clock } from "@keyward/kube/watch/clock";
import type { ClusterKeyBackendObject, KeyBackendObject, PolicyObject } from "../caches/kinds.ts";
import type { NamespaceView } from "../caches/namespace-view.ts";
import { type BackendId, BUILT_IN, backendId, backendText } from "./backend-id.ts";
import { BackendSlot, type Wanted } from "./backend-slot.ts";
import { type Candidate, candidateOf } from "./choice/candidate.ts";
import { type Choice, chooseAuto, chooseNamed } from "./choice/choose.ts";
import { barredFrom, type GuardedSpec } from "./choice/permission.ts";
import type { Surroundings } from "./choice/surroundings.ts";
import { wishOf } from "./choice/wish.ts";
import type { Backends, NoBackend, OpenBackend } from "./port.ts";
import type { SlotView } from "./slot-view.ts";

export interface BackendPoolOptions {
  readonly keyBackends: Pick<Informer<KeyBackendObject>, "addHandler">;
  readonly clusterKeyBackends: Pick<Informer<ClusterKeyBackendObject>, "addHandler">;
  readonly namespaces: Pick<Informer<NamespaceView>, "get" | "addHandler">;
  readonly open: (spec: KeyBackendSpec, id: BackendId) => Promise<Backend>;
  readonly observer: (id: BackendId) => CallObserver;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly random: Random;
}

type BackendObject = KeyBackendObject | ClusterKeyBackendObject;
type SlotCandidate = Candidate & { readonly slot: BackendSlot };

/** For calls under way when the program stops. */
const STOP_MS = 3_000;
const BUILT_IN_SPEC: KeyBackendSpec = { software: { keyEncryptionKey: { secret: {} } }, development: true };

/** Every backend that the cluster has, open on this replica. */
export class BackendPool implements Backends, AsyncDisposable {
  readonly #options: BackendPoolOptions;
  readonly #slots = new Map<string, BackendSlot>();
  readonly #changed = new Set<() => void>();
  readonly #looked = new Set<(id: BackendId) => void>();
  readonly #ends: (() => void)[];
  readonly #closing = new Set<Promise<void>>();

  constructor(options: BackendPoolOptions) {
    this.#options = options;
    this.#want(BUILT_IN, { spec: BUILT_IN_SPEC, stamp: "built-in" });
    this.#ends = [
      this.#follow("KeyBackend", options.keyBackends),
      this.#follow("ClusterKeyBackend", options.clusterKeyBackends),
      this.#followNamespaces(),
    ];
  }

  /** @returns what this replica knows of it; undefined: there is no such backend */
  view(id: BackendId): SlotView | undefined {
    return this.#slots.get(backendText(id))?.view;
  }

  get slots(): readonly BackendSlot[] {
    return [...this.#slots.values()];
  }

  choose({ spec, metadata: { namespace = "" } }: PolicyObject): OpenBackend | NoBackend {
    const choice = this.#choose(spec, namespace);
    if (!("candidate" in choice)) return choice;
    const { slot, kind, name, capabilities } = choice.candidate;
    const { protection } = capabilities!;
    return { chosen: { kind, name, protection, reason: choice.reason }, backend: slot.use(namespace) };
  }

  of({ kind, name }: Pick<ChosenBackend, "kind" | "name">, namespace: string): OpenBackend {
    const id = backendId({ kind, name }, namespace);
    const slot = this.#slots.get(backendText(id));
    if (slot === undefined) {
      throw new BackendError("Misconfigured", `there is no ${backendText(id)}. Next: create it again as it was`);
    }
    const backend = slot.use(namespace);
    return { chosen: { kind, name, protection: backend.capabilities.protection }, backend };
  }

  barred({ kind, name }: Pick<ChosenBackend, "kind" | "name">, namespace: string): string | undefined {
    const view = this.view(backendId({ kind, name }, namespace));
    return view && this.#barred(view, namespace);
  }

  onChange(changed: () => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  /** Called after each look at a backend, and when it came or went. @returns how to stop */
  onLook(looked: (id: BackendId) => void): () => void {
    this.#looked.add(looked);
    return () => this.#looked.delete(looked);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.#ends) end();
    for (const name of [...this.#slots.keys()]) this.#drop(name, STOP_MS);
    await Promise.all(this.#closing);
  }

  #choose(spec: PolicyObject["spec"], namespace: string): Choice<SlotCandidate> | NoBackend {
    const wish = wishOf(spec);
    const { backendRef } = spec;
    if (backendRef === undefined || backendRef.kind === "Auto") {
      const { local } = this.#options.surroundings;
      return chooseAuto({ wish, candidates: this.#candidates(namespace), local });
    }
    const { kind, name = "" } = backendRef;
    const slot = this.#slots.get(backendText(backendId({ kind, name }, namespace)));
    return chooseNamed(backendRef, wish, slot && this.#candidateOf(slot, namespace));
  }

  #candidates(namespace: string): SlotCandidate[] {
    const usable = this.slots.filter(({ id }) => id.namespace === "" || id.namespace === namespace);
    return usable.map((slot) => this.#candidateOf(slot, namespace));
  }

  #candidateOf(slot: BackendSlot, namespace: string): SlotCandidate {
    const { view } = slot;
    return { ...candidateOf(view), slot, barred: this.#barred(view, namespace) };
  }

  #barred(guarded: GuardedSpec, name: string): string | undefined {
    const { labels } = this.#options.namespaces.get(name) ?? { labels: undefined };
    const clusterBackend = (other: string) =>
      this.view({ kind: "ClusterKeyBackend", namespace: "", name: other })?.spec;
    return barredFrom(guarded, { name, labels }, clusterBackend);
  }

  /** A label may open or close a backend to its namespace. */
  #followNamespaces(): () => void {
    let isDue = false;
    const tell = () => {
      if (isDue || !this.slots.some(({ view }) => view.spec.allowedNamespaces?.selector !== undefined)) return;
      isDue = true;
      // A list of thousands is told of once.
      setImmediate(() => {
        isDue = false;
        this.#tellAll();
      });
    };
    return this.#options.namespaces.addHandler({
      add: tell,
      update: ({ labels }, old) => {
        if (!isDeepStrictEqual(labels, old.labels)) tell();
      },
    });
  }

  #follow<T extends BackendObject>(
    kind: "KeyBackend" | "ClusterKeyBackend",
    informer: Pick<Informer<T>, "addHandler">,
  ): () => void {
    const idOf = ({ metadata: { name, namespace = "" } }: BackendObject) => backendId({ kind, name }, namespace);
    const want = (object: BackendObject) => {
      const { uid, generation } = object.metadata;
      this.#want(idOf(object), { spec: object.spec, stamp: `${uid}/${generation}` });
    };
    return informer.addHandler({
      add: want,
      update: want,
      delete: (object) => {
        this.#drop(backendText(idOf(object)));
        this.#tell(idOf(object), true);
      },
    });
  }

  #want(id: BackendId, wanted: Wanted): void {
    const known = this.#slots.get(backendText(id));
    if (known === undefined) this.#slots.set(backendText(id), this.#newSlot(id, wanted));
    else known.want(wanted);
  }

  #newSlot(id: BackendId, wanted: Wanted): BackendSlot {
    const { clock, random, observer, open } = this.#options;
    const onLook = (changed: boolean) => this.#tell(id, changed);
    return new BackendSlot(wanted, { id, clock, random, open, observer: observer(id), onLook });
  }

  #drop(name: string, graceMs?: number): void {
    const slot = this.#slots.get(name);
    this.#slots.delete(name);
    if (slot === undefined) return;
    const closing = slot.close(graceMs);
    this.#closing.add(closing);
    closing.finally(() => this.#closing.delete(closing));
  }

  #tell(id: BackendId, changed: boolean): void {
    for (const looked of this.#looked) looked(id);
    if (changed) this.#tellAll();
  }

  #tellAll(): void {
    for (const tell of this.#changed) tell();
  }
}
