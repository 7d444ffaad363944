import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { COST, SALT_BYTES, type ScryptCost } from "./key-encryption-key.ts";
import { asStoreFault, storeFault } from "./store-fault.ts";

/** One sealed key as it lies in the file. */
export interface KeyRow {
  readonly identity: string;
  readonly name: string;
  readonly type: string;
  readonly usages: number;
  /** Empty: every one. */
  readonly algorithm: string;
  readonly sealed: Uint8Array;
}

interface StoreRow {
  readonly salt: Uint8Array;
  readonly cost: number;
  readonly block_size: number;
  readonly parallelization: number;
  readonly sealed_check: Uint8Array | null;
}

/** "KWKS": tells the file from other databases. */
const APPLICATION_ID = 0x4b574b53;
const SCHEMA_VERSION = 1;

/**
 * No write-ahead log: the store stays one file that can be copied, and it is written seldom. EXTRA syncs the directory, too, so an
 * answered PersistKey survives a power cut. The lock keeps a second server away, whose keys in memory would differ.
 */
const SETTINGS = [
  "PRAGMA locking_mode = EXCLUSIVE",
  "PRAGMA journal_mode = DELETE",
  "PRAGMA synchronous = EXTRA",
  "PRAGMA secure_delete = ON",
  "PRAGMA trusted_schema = OFF",
  "PRAGMA cell_size_check = ON",
];

const SCHEMA = `
  CREATE TABLE keys (
    identity TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, usages INTEGER NOT NULL, algorithm TEXT NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY (identity, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE store (
    salt BLOB NOT NULL, cost INTEGER NOT NULL, block_size INTEGER NOT NULL, parallelization INTEGER NOT NULL,
    sealed_check BLOB
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** The file of a key store: rows in and out, nothing of it is opened here. */
export class KeyTable implements Disposable {
  readonly #db: DatabaseSync;
  readonly #file: string;

  /** @throws FAILED_PRECONDITION for a file that is no key store, is of a later version, or is open elsewhere */
  constructor(file: string) {
    this.#file = file;
    try {
      this.#db = new DatabaseSync(file);
    } catch (error) {
      throw storeFault(file, "it cannot be opened", error);
    }
    try {
      this.#prepare();
    } catch (error) {
      this.#db.close();
      throw asStoreFault(file, error);
    }
  }

  rows(): readonly KeyRow[] {
    return this.#db.prepare("SELECT * FROM keys ORDER BY identity, name").all() as unknown as readonly KeyRow[];
  }

  insert({ identity, name, type, usages, algorithm, sealed }: KeyRow): void {
    this.#db.prepare("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)").run(identity, name, type, usages, algorithm, sealed);
  }

  delete(identity: string, name: string): void {
    this.#db.prepare("DELETE FROM keys WHERE identity = ? AND name = ?").run(identity, name);
  }

  get scryptCost(): ScryptCost {
    const { salt, cost, block_size, parallelization } = this.#store();
    return { salt, cost, blockSize: block_size, parallelization };
  }

  /** What tells whether the key-encryption key is the store's; undefined in a new store. */
  get sealedCheck(): Uint8Array | undefined {
    return this.#store().sealed_check ?? undefined;
  }

  set sealedCheck(sealed: Uint8Array) {
    this.#db.prepare("UPDATE store SET sealed_check = ?").run(sealed);
  }

  [Symbol.dispose](): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #prepare(): void {
    const file = this.#file;
    for (const setting of SETTINGS) this.#db.exec(setting);
    const version = this.#pragma("user_version");
    const id = this.#pragma("application_id");
    if (version === 0 && id === 0 && this.#pragma("schema_version") === 0) this.#create();
    else if (id !== APPLICATION_ID) throw storeFault(file, "it is another program's database; name another file");
    else if (version !== SCHEMA_VERSION)
      throw storeFault(file, `its version is ${version}, this server reads ${SCHEMA_VERSION}`);
    // Takes the lock now, not with the first key.
    this.#db.exec("BEGIN EXCLUSIVE; COMMIT");
  }

  #create(): void {
    const { cost, blockSize, parallelization } = COST;
    this.#db.exec(`BEGIN EXCLUSIVE; ${SCHEMA}`);
    this.#db
      .prepare("INSERT INTO store VALUES (?, ?, ?, ?, NULL)")
      .run(randomBytes(SALT_BYTES), cost, blockSize, parallelization);
    this.#db.exec("COMMIT");
  }

  #pragma(name: string): number {
    return Number(Object.values(this.#db.prepare(`PRAGMA ${name}`).get()!)[0]);
  }

  #store(): StoreRow {
    const row = this.#db.prepare("SELECT * FROM store").get();
    if (row === undefined) throw storeFault(this.#file, "it is damaged; restore it from a copy");
    return row as unknown as StoreRow;
  }
}
