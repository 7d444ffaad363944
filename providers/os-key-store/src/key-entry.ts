import { randomBytes } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import { osStoreFault } from "./errors.ts";

/** What the entry is listed under in the key store's own window. */
export const SERVICE = "keyward.dev/key-store";
/** AES-256 */
const KEY_BYTES = 32;
/** A locked key store asks its owner, who may be away. */
const ANSWER_MS = 60_000;

/** One entry of the operating system's key store; that of @napi-rs/keyring fits. */
export interface Entry {
  getSecret(signal?: AbortSignal): Promise<readonly number[] | null>;
  setSecret(secret: Uint8Array, signal?: AbortSignal): Promise<void>;
}

/**
 * The key-encryption key of one store: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
 * @param account names the store among others of this user: its file
 * @param isNew whether nothing is sealed yet, so that a key may be made
 * @returns 32 bytes
 * @throws FAILED_PRECONDITION that says what to do: no key store runs, it stays locked, or it has no key for what is sealed
 */
export async function osStoredKey(account: string, isNew: boolean): Promise<Secret> {
  return await keyOf(await openEntry(account), account, isNew);
}

/** The same, of an entry that is open. */
export async function keyOf(entry: Entry, account: string, isNew: boolean): Promise<Secret> {
  const found = await read(entry);
  if (found !== undefined) return found;
  if (!isNew) throw missing(account);
  using made = new Secret(randomBytes(KEY_BYTES));
  await answered(made.use((bytes) => entry.setSecret(bytes)));
  // What is sealed from now on opens only with what is really kept.
  const kept = await read(entry);
  if (kept?.equals(made)) return kept;
  kept?.[Symbol.dispose]();
  throw new KeywardError(
    "FAILED_PRECONDITION",
    "the operating system's key store did not keep the key that it was given",
  );
}

async function read(entry: Entry): Promise<Secret | undefined> {
  const numbers = await answered(entry.getSecret());
  if (numbers === null) return undefined;
  const secret = new Secret(Uint8Array.from(numbers));
  if (Array.isArray(numbers)) numbers.fill(0);
  if (secret.length === KEY_BYTES) return secret;
  const { length } = secret;
  secret[Symbol.dispose]();
  const text = `the entry ${SERVICE} of the operating system's key store has ${length} bytes where a key has ${KEY_BYTES}: somebody else wrote it`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

/** The binding is loaded only here: it is native code of the one platform that it was installed on. */
async function openEntry(account: string): Promise<Entry> {
  try {
    const { AsyncEntry } = await import("@napi-rs/keyring");
    // On Linux the binding would fall back to the kernel's keyring, which forgets everything when the machine starts again.
    return new AsyncEntry(SERVICE, account, { linux: { store: "secret-service" } });
  } catch (error) {
    throw osStoreFault(error);
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const text = `the operating system's key store did not answer within ${ANSWER_MS / 1000} s: it may be locked and waiting for its password`;
  const timer = setTimeout(() => late.reject(new KeywardError("FAILED_PRECONDITION", text)), ANSWER_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } catch (error) {
    throw osStoreFault(error);
  } finally {
    clearTimeout(timer);
  }
}

function missing(account: string): KeywardError {
  const text = `the operating system's key store has no key for ${account}, which holds keys already. Next: unlock or restore the key store that it was sealed with, as the user who did`;
  return new KeywardError("FAILED_PRECONDITION", text);
}
