import { createHmac, type KeyObject, randomBytes } from "node:crypto";
import { KeywardError } from "../../errors/keyward-error.ts";
import { KeyNonces } from "./key-nonces.ts";
import { NonceSequence } from "./nonce-sequence.ts";

/** How much a ledger remembers. */
export interface LedgerLimits {
  /** Nonces of callers, over all keys; below 100 bytes each. */
  readonly chosen: number;
  /** Keys that nobody holds any more. */
  readonly pastKeys: number;
}

const LIMITS: LedgerLimits = { chosen: 262_144, pastKeys: 4096 };

/**
 * Finds the nonces of a key by the key's bytes, so that a key that is imported twice, or again, shares them.
 *
 * It holds no key: bytes are known by an HMAC under a key that lives as long as the ledger. Nonces stay as long as anybody holds such
 * a key, and beyond that for the latest `pastKeys` keys; older ones are forgotten with the garbage, and such a key would begin at
 * a new random point.
 */
export class NonceLedger {
  readonly #fingerprintKey = randomBytes(32);
  readonly #limits: LedgerLimits;
  readonly #ofKey = new WeakMap<KeyObject, KeyNonces>();
  readonly #ofBytes = new Map<string, WeakRef<KeyNonces>>();
  /** In the order of their first use by a KeyObject, the latest last. */
  readonly #latest = new Set<KeyNonces>();
  readonly #collected = new FinalizationRegistry<Entry>((entry) => this.#forget(entry));
  #chosen = 0;

  constructor(limits: LedgerLimits = LIMITS) {
    this.#limits = limits;
  }

  /** @param key a secret key */
  of(key: KeyObject): KeyNonces {
    const known = this.#ofKey.get(key);
    if (known !== undefined) return known;
    const fingerprint = this.#fingerprint(key);
    const nonces = this.#ofBytes.get(fingerprint)?.deref() ?? this.#open(fingerprint);
    this.#ofKey.set(key, nonces);
    this.#keep(nonces);
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
    const entry: Entry = { fingerprint, chosen: 0 };
    const nonces = new KeyNonces(new NonceSequence(), () => this.#count(entry));
    const reference = new WeakRef(nonces);
    this.#ofBytes.set(fingerprint, reference);
    this.#collected.register(nonces, entry);
    return nonces;
  }

  #keep(nonces: KeyNonces): void {
    this.#latest.delete(nonces);
    this.#latest.add(nonces);
    if (this.#latest.size <= this.#limits.pastKeys) return;
    const [oldest] = this.#latest;
    this.#latest.delete(oldest!);
  }

  /** Where there is no room, keys that nobody holds are given up, so that whoever holds one is served again soon. */
  #count(entry: Entry): void {
    if (this.#chosen >= this.#limits.chosen) {
      this.#latest.clear();
      throw tooMany(this.#limits.chosen);
    }
    this.#chosen++;
    entry.chosen++;
  }

  /** The bytes may have come back meanwhile, under nonces of their own. */
  #forget({ fingerprint, chosen }: Entry): void {
    this.#chosen -= chosen;
    if (this.#ofBytes.get(fingerprint)?.deref() === undefined) this.#ofBytes.delete(fingerprint);
  }
}

/** What outlives the nonces of a key, to tidy up after them. */
interface Entry {
  readonly fingerprint: string;
  chosen: number;
}

/** The nonces of this process. */
export const NONCES = new NonceLedger();

function tooMany(limit: number): KeywardError {
  const text =
    `callers have chosen ${limit} nonces in this process, the most that are remembered; leave the nonce out, ` +
    "and a fresh one is chosen here";
  return new KeywardError("RESOURCE_EXHAUSTED", text);
}
