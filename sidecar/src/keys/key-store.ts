import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import type { KeyMaterial, KeySet, KeyWithdrawal } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { Log } from "../log/log.ts";
import type { RemoteKeys } from "../remote/remote-keys.ts";
import { type Delivered, deliveredSet, type KeySetReport, reportOf, soleDelivery, wipe } from "./delivered.ts";
import type { KeySource, KeyUse, PolicyKey } from "./port.ts";
import type { VersionedKey } from "./versioned-key.ts";

/** A profile refers to few keys; more than this is a fault of the sender. */
const MAX_KEYS = 256;
/** As many as a CryptoKey's status lists. */
const MAX_VERSIONS = 128;

/** The keys that the operator delivered, by name of the CryptoKey; in memory only, gone with the process. */
export class KeyStore implements KeySource {
  readonly #keys = new Map<string, Delivered>();
  readonly #use: KeyUse;
  readonly #remote: RemoteKeys;
  readonly #log: Log;

  constructor(use: KeyUse, remote: RemoteKeys, log: Log) {
    this.#use = use;
    this.#remote = remote;
    this.#log = log;
  }

  has(policy: string): boolean {
    return this.#keys.has(policy);
  }

  require(policy: string): PolicyKey {
    const found = this.#keys.get(policy);
    if (found?.policyKey !== undefined) return found.policyKey;
    if (found !== undefined) throw noActiveVersion(policy);
    throw new KeywardError(
      "UNAVAILABLE",
      `the key of KeyPolicy ${quote(policy)} has not reached this pod yet; \`kubectl describe keypolicy ${policy}\` says ` +
        "whether it is ready, and the operator's log whether this pod may have it",
    );
  }

  /** @returns the key for the operations that take any key, under the grants of the profile; undefined while it is not here */
  keyOf(policy: string): VersionedKey | undefined {
    return this.#keys.get(policy)?.versioned;
  }

  /** What is held now, of every key that came as a set: for an operator that does not know. */
  reports(): KeySetReport[] {
    return [...this.#keys].flatMap(([name, held]) => (held.revision === undefined ? [] : [reportOf(name, held)]));
  }

  /**
   * Takes all versions of a key over and overwrites the bytes that they came in. Versions that it lacks are gone at once; one that cannot
   * be used is left out, and if it is the active one, the one before it stays active.
   * @returns what is held now
   */
  takeSet(set: KeySet): KeySetReport {
    const { key: name, keyUid: uid, revision } = set;
    const known = this.#keys.get(name);
    const same = known?.uid === uid ? known : undefined;
    try {
      if (same?.revision !== undefined && same.revision > revision) return reportOf(name, same);
      const fault = this.#faultOf(set, known);
      if (fault !== undefined) return this.#refuse(set, same, fault);
      const algorithm = KEY_ALGORITHMS.get(set.algorithm)!;
      const usages = parseUsages(set.usages.filter(isUsage)) & algorithm.usages;
      const held = same?.versions ?? new Map();
      const of = { name, uid, algorithm, usages, use: this.#use, remote: this.#remote, held };
      const { delivered, faults } = deliveredSet(set, of, same);
      this.#keys.set(name, delivered);
      this.#log.info({ key: name, revision: String(revision), active: delivered.active }, "key set received");
      if (faults.length === 0) return reportOf(name, delivered);
      this.#log.error({ key: name, faults }, "key versions refused");
      return reportOf(name, delivered, faults.join("; "));
    } finally {
      wipe(set);
    }
  }

  /** The same of an operator of protocol version 1: one version. */
  take(material: KeyMaterial): void {
    const { policy, policyUid, version, algorithm, certificateChain } = material;
    using pkcs8 = new Secret(material.privateKey);
    const known = this.#keys.get(policy);
    if (known?.uid === policyUid && known.active > version) return;
    if (known === undefined && this.#keys.size >= MAX_KEYS) {
      this.#log.error({ policy }, "key refused: too many keys");
      return;
    }
    try {
      const key = this.#use.load(pkcs8);
      assertCertified(key.publicKey, certificateChain);
      this.#keys.set(policy, soleDelivery({ policy, policyUid, version, algorithm, key, certificateChain }));
      this.#log.info({ policy, version, algorithm }, "key received");
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      this.#log.error({ policy, version, fault: error.message }, "key refused");
    }
  }

  withdraw({ policy, policyUid, keyUid, reason }: KeyWithdrawal): void {
    if (this.#keys.get(policy)?.uid !== (keyUid || policyUid)) return;
    this.#keys.delete(policy);
    this.#log.warn({ policy, reason }, "key withdrawn");
  }

  #faultOf({ algorithm, versions }: KeySet, known: Delivered | undefined): string | undefined {
    if (known === undefined && this.#keys.size >= MAX_KEYS) return `more than ${MAX_KEYS} keys`;
    if (versions.length > MAX_VERSIONS) return `more than ${MAX_VERSIONS} versions`;
    return KEY_ALGORITHMS.has(algorithm) ? undefined : `key algorithm ${quote(algorithm)} is newer than this sidecar`;
  }

  #refuse({ key: name, keyUid: uid, revision }: KeySet, held: Delivered | undefined, fault: string): KeySetReport {
    this.#log.error({ key: name, fault }, "key set refused");
    return held === undefined
      ? { key: name, keyUid: uid, revision, versions: [], fault }
      : { ...reportOf(name, held), fault };
  }
}

function isUsage(name: string): boolean {
  try {
    return parseUsages([name]) !== 0;
  } catch {
    return false;
  }
}

function noActiveVersion(policy: string): KeywardError {
  const text = `the key of KeyPolicy ${quote(policy)} has no active version; \`kubectl get cryptokey ${policy} -o yaml\` says why`;
  return new KeywardError("FAILED_PRECONDITION", text);
}

/** @throws FAILED_PRECONDITION if the chain's first certificate is for another key; INVALID_ARGUMENT if it is none */
function assertCertified(publicKey: Uint8Array, [own]: readonly Uint8Array[]): void {
  if (own === undefined) return;
  if (Buffer.compare(parseCertificate(own).publicKey.encoded, publicKey) === 0) return;
  throw new KeywardError("FAILED_PRECONDITION", "its certificate is for another key");
}
