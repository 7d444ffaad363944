import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import { Secret } from "@keyward/core/secret/secret";
import { readPrivateFile } from "./private-file.ts";
import { storeFault } from "./store-fault.ts";

/** Where the key that seals the store comes from. */
export type StoreKeySource =
  | { readonly kind: "key-file"; readonly file: string }
  | { readonly kind: "passphrase-file"; readonly file: string }
  /** The operating system's key store. */
  | { readonly kind: "os" };

/** @param isNew whether nothing is sealed yet, so that a key may be made. @throws FAILED_PRECONDITION that says what to do */
export type OsStoredKey = (store: string, isNew: boolean) => Promise<Secret>;

/** How a passphrase becomes a key; kept beside the keys, and no secret. */
export interface ScryptCost {
  readonly salt: Uint8Array;
  /** N, a power of two. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** AES-256 */
const KEY_BYTES = 32;
export const SALT_BYTES = 16;
/** A third of a second and 128 MiB, once at start (RFC 7914, 2; twice OWASP's minimum of 2024). */
export const COST = { cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const;
/** A store that asks for less, or more, was tampered with: less would make the passphrase easy to guess. */
const MIN_COST = 2 ** 17;
const MAX_COST = 2 ** 20;
const MIN_PASSPHRASE_BYTES = 12;

const derive = promisify<Uint8Array, Uint8Array, number, object, Buffer>(scrypt);

/**
 * @param store its file, for messages
 * @param scryptCost only asked for with a passphrase
 * @throws FAILED_PRECONDITION for a file that others may read, or of the wrong length
 */
export async function keyEncryptionKey(
  store: string,
  source: Exclude<StoreKeySource, { kind: "os" }>,
  scryptCost: () => ScryptCost,
): Promise<Secret> {
  const secret = readPrivateFile(store, source.file);
  if (source.kind === "passphrase-file") {
    using passphrase = secret;
    return await fromPassphrase(store, source.file, passphrase, scryptCost());
  }
  if (secret.length === KEY_BYTES) return secret;
  const { length } = secret;
  secret[Symbol.dispose]();
  const advice = `make one with: head -c 32 /dev/urandom > ${source.file}`;
  throw storeFault(store, `${source.file} has ${length} bytes; a key file has exactly ${KEY_BYTES}; ${advice}`);
}

function fromPassphrase(store: string, file: string, passphrase: Secret, cost: ScryptCost): Promise<Secret> {
  return passphrase.use(async (bytes) => {
    const line = bytes.subarray(0, bytes.at(-1) === 0x0a ? -1 : undefined);
    if (line.length < MIN_PASSPHRASE_BYTES) {
      throw storeFault(store, `the passphrase in ${file} is shorter than ${MIN_PASSPHRASE_BYTES} bytes`);
    }
    if (!isInRange(cost)) {
      throw storeFault(store, "its scrypt parameters are out of range; it was changed by somebody else");
    }
    const { salt, ...parameters } = cost;
    return new Secret(await derive(line, salt, KEY_BYTES, { ...parameters, maxmem: 256 * cost.cost * cost.blockSize }));
  });
}

function isInRange({ salt, cost, blockSize, parallelization }: ScryptCost): boolean {
  if (cost < MIN_COST || cost > MAX_COST || salt.length < SALT_BYTES) return false;
  return blockSize === COST.blockSize && parallelization === COST.parallelization;
}
