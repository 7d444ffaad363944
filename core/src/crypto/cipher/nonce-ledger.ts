import { createHmac, type KeyObject, randomBytes } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";
import { KeyNonces } from "./key-nonces.ts";
import { NonceSequence } from "./nonce-sequence.ts";

/** How much a ledger remembers for each identity: what one of them uses up takes nothing from another. */
export interface LedgerLimits {
  /** Nonces of callers, over all keys; below 100 bytes each. */
  readonly chosen: number;
  /** Keys that nobody holds any more. */
  readonly pastKeys: number;
}

const LIMITS: LedgerLimits = { chosen: 131_072, pastKeys: 4096 };

/**
 * Finds the nonces of a key by the key's bytes, so that a key that is imported twice, or again, shares them.
 *
 * It holds no key: bytes are known by an HMAC under a key that lives as long as the ledger. Nonces stay as long as anybody holds such
 * a key, and beyond that for the latest `pastKeys` keys of each identity; older ones are forgotten with the garbage, and such a key would begin at
 * a new random point.
 */
export class NonceLedger {
  readonly #fingerprintKey = randomBytes(32);
  readonly #limits: LedgerLimits;
  readonly #ofKey = new WeakMap<KeyObject, KeyNonces>();
  readonly #ofBytes = new Map<string, WeakRef<KeyNonces>>();
  /** By identity, which are few: the containers of a pod. */
  readonly #accounts = new Map<string, Account>();
  readonly #collected = new FinalizationRegistry<Entry>((entry) => this.#forget(entry));

  constructor(limits: LedgerLimits = LIMITS) {
    this.#limits = limits;
  }

  /**
   * @param key a secret key
   * @param holder the identity that has it
   */
  of(key: KeyObject, holder = ""): KeyNonces {
    const known = this.#ofKey.get(key);
    if (known !== undefined) return known;
    const fingerprint = this.#fingerprint(key);
    const nonces = this.#ofBytes.get(fingerprint)?.deref() ?? this.#open(fingerprint);
    this.#ofKey.set(key, nonces);
    this.#keep(nonces, this.#accountOf(holder).latest);
    return nonces;
  }

  #fingerprint(key: KeyObject): string {
    const bytes = key.export();
    try {
      return createHmac("sha256", this.#fingerprintKey).update(bytes).digest("latin1");
    } finally {
      bytes.fill(0);
    }
  }

  #open(fingerprint: string): KeyNonces {
    const entry: Entry = { fingerprint, chosen: new Map() };
    const nonces = new KeyNonces(new NonceSequence(), (holder) => this.#count(entry, holder));
    const reference = new WeakRef(nonces);
    this.#ofBytes.set(fingerprint, reference);
    this.#collected.register(nonces, entry);
    return nonces;
  }

  #keep(nonces: KeyNonces, latest: Set<KeyNonces>): void {
    latest.delete(nonces);
    latest.add(nonces);
    if (latest.size <= this.#limits.pastKeys) return;
    const [oldest] = latest;
    latest.delete(oldest!);
  }

  #accountOf(holder: string): Account {
    const known = this.#accounts.get(holder);
    if (known !== undefined) return known;
    const account = { latest: new Set<KeyNonces>(), chosen: 0 };
    this.#accounts.set(holder, account);
    return account;
  }

  /** Where there is no room, keys that nobody holds are given up, so that whoever holds one is served again soon. */
  #count({ chosen }: Entry, holder: string): void {
    const account = this.#accountOf(holder);
    if (account.chosen >= this.#limits.chosen) {
      account.latest.clear();
      throw tooMany(this.#limits.chosen);
    }
    account.chosen++;
    chosen.set(account, (chosen.get(account) ?? 0) + 1);
  }

  /** The bytes may have come back meanwhile, under nonces of their own. */
  #forget({ fingerprint, chosen }: Entry): void {
    for (const [account, count] of chosen) account.chosen -= count;
    if (this.#ofBytes.get(fingerprint)?.deref() === undefined) this.#ofBytes.delete(fingerprint);
  }
}

/** What outlives the nonces of a key, to tidy up after them. */
interface Entry {
  readonly fingerprint: string;
  readonly chosen: Map<Account, number>;
}

/** What is remembered for one identity. */
interface Account {
  /** In the order of their first use by a KeyObject, the latest last. */
  readonly latest: Set<KeyNonces>;
  chosen: number;
}

/** The nonces of this process. */
export const NONCES = new NonceLedger();

function tooMany(limit: number): KeywardError {
  const text =
    `${limit} nonces of this caller are remembered in this process, which is the most; leave the nonce out, ` +
    "and a fresh one is chosen here";
  return new KeywardError("RESOURCE_EXHAUSTED", text);
}
