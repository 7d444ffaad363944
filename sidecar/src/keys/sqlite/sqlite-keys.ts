import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import type { Caller } from "../../identity/caller.ts";
import type { Log } from "../../log/log.ts";
import type { Key } from "../key.ts";
import type { NamedKeys } from "../key-ring.ts";
import { identityOf, MemoryKeys } from "../memory-keys.ts";
import { materialOf, recordOf, type StoredMaterial } from "./key-record.ts";
import type { KeyRow, KeyTable } from "./key-table.ts";

const DOMAIN = "keyward.dev/key-store/key/1";

/**
 * Named keys in a file, each sealed for its identity, name, type, usages and algorithm. They are opened once, at start; a row that does not
 * open, because it was changed, renamed or put in another's place, is named in the log and never used, and its name stays taken until
 * it is destroyed. Writing waits for the disk.
 */
export class SqliteKeys implements NamedKeys, Disposable {
  readonly durable = true;
  readonly #table: KeyTable;
  readonly #kek: Secret;
  readonly #keys = new MemoryKeys();
  /** Rows that do not open, as identity and name. */
  readonly #damaged = new Set<string>();

  /** Takes both over. */
  constructor(table: KeyTable, keyEncryptionKey: Secret, log: Log) {
    this.#table = table;
    this.#kek = keyEncryptionKey;
    for (const row of table.rows()) this.#load(row, log);
  }

  find(caller: Caller, name: string): Key | undefined {
    return this.#keys.find(caller, name);
  }

  list(caller: Caller): readonly { readonly name: string; readonly key: Key }[] {
    return this.#keys.list(caller);
  }

  put(caller: Caller, name: string, key: Key, limit: number): void {
    const identity = identityOf(caller);
    if (this.#damaged.has(placeOf(identity, name))) {
      const text = `what is kept as ${quote(name)} is damaged; destroy it first`;
      throw new KeywardError("FAILED_PRECONDITION", text);
    }
    this.#keys.put(caller, name, key, limit);
    try {
      this.#table.insert(this.#sealed(identity, name, key));
    } catch (cause) {
      this.#keys.destroy(caller, name);
      throw new KeywardError("UNAVAILABLE", "the key store cannot be written; the key is not kept", { cause });
    }
  }

  destroy(caller: Caller, name: string): boolean {
    const identity = identityOf(caller);
    const damaged = this.#damaged.has(placeOf(identity, name));
    if (!damaged && this.#keys.find(caller, name) === undefined) return false;
    try {
      this.#table.delete(identity, name);
    } catch (cause) {
      throw new KeywardError("UNAVAILABLE", "the key store cannot be written; the key is still there", { cause });
    }
    this.#damaged.delete(placeOf(identity, name));
    return this.#keys.destroy(caller, name) || damaged;
  }

  [Symbol.dispose](): void {
    this.#kek[Symbol.dispose]();
    this.#table[Symbol.dispose]();
  }

  #sealed(identity: string, name: string, { type, usages, algorithm = "", material }: Key): KeyRow {
    const row = { identity, name, type: type.name, usages, algorithm };
    using record = recordOf(material as StoredMaterial);
    return { ...row, sealed: sealEnvelope(this.#kek, record, fieldsOf(row)) };
  }

  #load(row: KeyRow, log: Log): void {
    const [namespace = "", container = ""] = row.identity.split("\n");
    try {
      const key = this.#opened(row);
      this.#keys.put({ namespace, container, pod: undefined }, row.name, key, Number.POSITIVE_INFINITY);
    } catch {
      this.#damaged.add(placeOf(row.identity, row.name));
      const facts = { namespace, container, name: row.name };
      log.error(facts, "kept key refused: it was changed, or put in the place of another; it is not used");
    }
  }

  #opened(row: KeyRow): Key {
    using record = openEnvelope(this.#kek, row.sealed, fieldsOf(row));
    const type = KEY_TYPES.get(row.type);
    if (type === undefined) throw new Error("a type of a later version");
    return { type, usages: row.usages, algorithm: row.algorithm || undefined, material: materialOf(record) };
  }
}

function fieldsOf({ identity, name, type, usages, algorithm }: Omit<KeyRow, "sealed">): readonly string[] {
  return [DOMAIN, identity, name, type, String(usages), algorithm];
}

function placeOf(identity: string, name: string): string {
  return `${identity}\n${name}`;
}
