import { openSoftware, type SoftwareBackend } from "../backend.ts";
import type { SealedStore } from "../sets/sealed-store.ts";
import { MemoryDataKeys } from "./memory-data-keys.ts";
import { MemoryStore } from "./memory-store.ts";

export interface MemoryBackend {
  readonly backend: SoftwareBackend;
  readonly store: MemoryStore;
  readonly dataKeys: MemoryDataKeys;
  /** What the backend logged, oldest first. */
  readonly logged: string[];
}

export interface MemoryBackendOptions {
  readonly store?: MemoryStore;
  readonly dataKeys?: MemoryDataKeys;
  readonly home?: string;
  readonly nowMs?: () => number;
  /** Stands before the store, for instance to make it fail. */
  readonly through?: (store: MemoryStore) => SealedStore;
}

/** The software backend on a store and data keys in memory, for tests. */
export async function openMemoryBackend(options: MemoryBackendOptions = {}): Promise<MemoryBackend> {
  const { store = new MemoryStore(), dataKeys = new MemoryDataKeys(), home = "BuiltIn/software" } = options;
  const logged: string[] = [];
  const backend = await openSoftware({
    store: options.through?.(store) ?? store,
    dataKeys,
    home,
    nowMs: options.nowMs ?? (() => 1_800_000_000_000),
    log: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
  });
  return { backend, store, dataKeys, logged };
}
