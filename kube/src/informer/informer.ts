import { type KubeObject, keyOf, type ObjectEvent } from "../watch/kube-object.ts";
import { Reflector } from "../watch/reflector.ts";
import type { ReflectorOptions } from "../watch/reflector-options.ts";
import { type Indexes, ObjectStore } from "./object-store.ts";

export interface InformerHandler<T extends KubeObject> {
  add?(object: T): void;
  update?(object: T, old: T): void;
  /** The last state that was known. */
  delete?(object: T): void;
}

export interface InformerOptions<T extends KubeObject>
  extends Omit<ReflectorOptions<T>, "onEvent" | "onSync" | "memory"> {
  indexes?: Indexes<T>;
}

/**
 * A local copy of a collection that follows the API server. What it returns is frozen; take a copy to change it. The
 * cache is up to date before a handler runs; what a handler throws reaches onState and no other handler.
 */
export class Informer<T extends KubeObject> implements AsyncDisposable {
  readonly #store: ObjectStore<T>;
  readonly #reflector: Reflector<T>;
  readonly #handlers = new Set<InformerHandler<T>>();
  #synced = false;

  constructor({ indexes, ...options }: InformerOptions<T>) {
    this.#store = new ObjectStore(indexes);
    this.#reflector = new Reflector<T>({
      ...options,
      memory: this.#store,
      onEvent: (event) => this.#take(event),
      onSync: () => {
        this.#synced = true;
      },
    });
  }

  start(signal?: AbortSignal): this {
    this.#reflector.start(signal);
    return this;
  }

  /** Whether the first list is in. Stays true through outages: an old copy is better than none. */
  get hasSynced(): boolean {
    return this.#synced;
  }

  get synced(): Promise<void> {
    return this.#reflector.synced;
  }

  get size(): number {
    return this.#store.size;
  }

  list(): T[] {
    return this.#store.list();
  }

  /** @param key see keyOf */
  get(key: string): T | undefined {
    return this.#store.get(key);
  }

  byIndex(index: string, word: string): T[] {
    return this.#store.byIndex(index, word);
  }

  indexWords(index: string): string[] {
    return this.#store.words(index);
  }

  /** Calls `add` for all that is there already. The returned function takes the handler away. */
  addHandler(handler: InformerHandler<T>): () => void {
    this.#handlers.add(handler);
    for (const object of this.#store.list()) handler.add?.(object);
    return () => this.#handlers.delete(handler);
  }

  /** Calls back with the key of whatever changed in any way: all that a work queue wants to know. */
  onChange(changed: (key: string, object: T) => void): () => void {
    const tell = (object: T) => changed(keyOf(object), object);
    return this.addHandler({ add: tell, update: tell, delete: tell });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#reflector[Symbol.asyncDispose]();
  }

  #take(event: ObjectEvent<T>): void {
    const old = this.#store.accept(event);
    const faults: unknown[] = [];
    for (const handler of this.#handlers) {
      try {
        if (event.type === "DELETED") handler.delete?.(event.object);
        else if (old === undefined) handler.add?.(event.object);
        else handler.update?.(event.object, old);
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} handlers failed: ${String(faults[0])}`);
  }
}

/** Fulfilled once all have their first list. @throws the signal's reason if it aborts before */
export async function waitForSync(informers: readonly { synced: Promise<void> }[], signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await Promise.race([promise, Promise.all(informers.map(({ synced }) => synced))]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
