/** The part of IndexedDB that is used: this package is compiled without the browser's library. Source: W3C Indexed Database API 3.0 */

export interface DatabaseFactory {
  open(name: string, version: number): OpenRequest;
}

interface Request<T> {
  readonly result: T;
  readonly error: Error | null;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

interface OpenRequest extends Request<Database> {
  onupgradeneeded: (() => void) | null;
  onblocked: (() => void) | null;
}

interface Database {
  createObjectStore(name: string, options: { keyPath: string }): unknown;
  transaction(store: string, mode: "readonly" | "readwrite", options?: { durability: "strict" }): Transaction;
  close(): void;
  onversionchange: (() => void) | null;
}

interface Transaction {
  objectStore(name: string): ObjectStore;
  readonly error: Error | null;
  oncomplete: (() => void) | null;
  onabort: (() => void) | null;
}

interface ObjectStore {
  get(key: string): Request<unknown>;
  getAll(): Request<unknown[]>;
  put(value: unknown): Request<unknown>;
  delete(key: string): Request<unknown>;
}

const STORE = "keys";
const SCHEMA_VERSION = 1;

/** Records by name, one transaction for each change: it is stored whole, or not at all. */
export class RecordStore<T extends { readonly name: string }> {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
    // Another tab with a newer release waits for us otherwise.
    database.onversionchange = () => database.close();
  }

  /** @throws where the browser keeps nothing (private windows of some), or another tab holds an older schema open */
  static async open<T extends { readonly name: string }>(
    factory: DatabaseFactory,
    name: string,
  ): Promise<RecordStore<T>> {
    const request = factory.open(name, SCHEMA_VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "name" });
    const blocked = new Promise<never>((_, reject) => {
      request.onblocked = () =>
        reject(new Error(`database ${name} is open in a tab with another version; close that tab`));
    });
    return new RecordStore<T>(await Promise.race([settled(request), blocked]));
  }

  async get(name: string): Promise<T | undefined> {
    const store = this.#database.transaction(STORE, "readonly").objectStore(STORE);
    return (await settled(store.get(name))) as T | undefined;
  }

  async all(): Promise<T[]> {
    const store = this.#database.transaction(STORE, "readonly").objectStore(STORE);
    return (await settled(store.getAll())) as T[];
  }

  /**
   * Reads, decides and writes in one transaction, so that two tabs cannot overwrite each other's change.
   * @param change gets what is there; what it returns is put, undefined deletes. It must not wait for anything.
   */
  update(name: string, change: (record: T | undefined) => T | undefined): Promise<T | undefined> {
    const transaction = this.#database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
    let changed: T | undefined;
    let fault: unknown;
    const request = store.get(name);
    request.onsuccess = () => {
      try {
        changed = change(request.result as T | undefined);
        if (changed !== undefined) store.put(changed);
        else if (request.result !== undefined) store.delete(name);
      } catch (error) {
        fault = error;
      }
    };
    transaction.oncomplete = () => (fault === undefined ? resolve(changed) : reject(fault));
    transaction.onabort = () => reject(transaction.error ?? new Error("the browser gave the change up"));
    return promise;
  }

  close(): void {
    this.#database.close();
  }
}

function settled<T>(request: Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser gave no reason"));
  });
}
