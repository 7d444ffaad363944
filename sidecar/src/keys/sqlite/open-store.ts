import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import { Secret } from "@keyward/core/secret/secret";
import type { Log } from "../../log/log.ts";
import { keyEncryptionKey, type OsStoredKey, type StoreKeySource } from "./key-encryption-key.ts";
import { KeyTable } from "./key-table.ts";
import { ensurePrivateFile } from "./private-file.ts";
import { SqliteKeys } from "./sqlite-keys.ts";
import { asStoreFault, storeFault } from "./store-fault.ts";

/** Where a stand-alone server keeps keys, and what opens them. */
export interface StoreConfig {
  readonly file: string;
  readonly key: StoreKeySource;
}

const CHECK = ["keyward.dev/key-store/check/1"];
const CHECK_BYTES = 16;

/**
 * Opens the key store, which is made where it is not there yet.
 * @throws FAILED_PRECONDITION that says what to do: files open to others, a wrong key, another server, a foreign file
 */
export async function openStore(
  { file, key: source }: StoreConfig,
  log: Log,
  osStoredKey: OsStoredKey = noOsKeys,
): Promise<SqliteKeys> {
  ensurePrivateFile(file);
  const table = new KeyTable(file);
  try {
    const isNew = table.sealedCheck === undefined;
    const kek =
      source.kind === "os"
        ? await osStoredKey(file, isNew)
        : await keyEncryptionKey(file, source, () => table.scryptCost);
    assertSameKey(file, table, kek, source);
    const keys = new SqliteKeys(table, kek, log);
    log.info({ file, keys: table.rows().length }, "key store open");
    return keys;
  } catch (error) {
    table[Symbol.dispose]();
    throw asStoreFault(file, error);
  }
}

/** The first key that a store sees is its key. */
function assertSameKey(file: string, table: KeyTable, kek: Secret, source: StoreKeySource): void {
  const sealed = table.sealedCheck;
  if (sealed === undefined) {
    // Else whoever takes the check away has every key declared damaged, under any passphrase.
    if (table.rows().length > 0) throw storeFault(file, "it is damaged; restore it from a copy");
    table.sealedCheck = sealEnvelope(kek, new Secret(new Uint8Array(CHECK_BYTES)), CHECK);
    return;
  }
  try {
    openEnvelope(kek, sealed, CHECK)[Symbol.dispose]();
  } catch (error) {
    kek[Symbol.dispose]();
    const where = source.kind === "os" ? "the operating system's key store" : source.file;
    throw storeFault(file, `it was sealed with another key or passphrase than the one in ${where}`, error);
  }
}

function noOsKeys(file: string): Promise<Secret> {
  return Promise.reject(storeFault(file, "this program reaches no key store of the operating system; use a key file"));
}
