import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { parseCertificate } from "@keyward/core/x509/certificate";
import type { KeyMaterial, KeyWithdrawal } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Log } from "../log/log.ts";
import type { Key } from "./key.ts";
import { policyKeyType } from "./policy-key-types.ts";
import type { KeySource, KeyUse, PolicyKey, SigningKey } from "./port.ts";

/** A profile refers to few policies; more than this is a fault of the sender. */
const MAX_KEYS = 256;

/** The keys that the operator delivered, by policy; in memory only, gone with the process. */
export class KeyStore implements KeySource {
  readonly #keys = new Map<string, Delivered>();
  readonly #use: KeyUse;
  readonly #log: Log;

  constructor(use: KeyUse, log: Log) {
    this.#use = use;
    this.#log = log;
  }

  has(policy: string): boolean {
    return this.#keys.has(policy);
  }

  require(policy: string): PolicyKey {
    const found = this.#keys.get(policy);
    if (found !== undefined) return found;
    throw new KeywardError(
      "UNAVAILABLE",
      `the key of KeyPolicy ${quote(policy)} has not reached this pod yet; \`kubectl describe keypolicy ${policy}\` says ` +
        "whether it is ready, and the operator's log whether this pod may have it",
    );
  }

  /** @returns the key for the operations that take any key, under the grants of the profile; undefined while it is not here */
  keyOf(policy: string): Key | undefined {
    return this.#keys.get(policy)?.forOperations;
  }

  /** Takes a key over and overwrites the bytes that it came in. A key that cannot be used changes nothing but the log. */
  take(material: KeyMaterial): void {
    const { policy, policyUid, version, algorithm, certificateChain } = material;
    using pkcs8 = new Secret(material.privateKey);
    const known = this.#keys.get(policy);
    if (known?.policyUid === policyUid && known.version > version) return;
    if (known === undefined && this.#keys.size >= MAX_KEYS) {
      this.#log.error({ policy }, "key refused: too many keys");
      return;
    }
    try {
      const key = this.#use.load(pkcs8);
      assertCertified(key, certificateChain);
      const forOperations = operationKey(algorithm, key);
      this.#keys.set(policy, { policy, policyUid, version, algorithm, key, certificateChain, forOperations });
      this.#log.info({ policy, version, algorithm }, "key received");
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      this.#log.error({ policy, version, fault: error.message }, "key refused");
    }
  }

  withdraw({ policy, policyUid, reason }: KeyWithdrawal): void {
    if (this.#keys.get(policy)?.policyUid !== policyUid) return;
    this.#keys.delete(policy);
    this.#log.warn({ policy, reason }, "key withdrawn");
  }
}

interface Delivered extends PolicyKey {
  readonly forOperations: Key | undefined;
}

const USAGES = parseUsages(["sign", "verify"]);

function operationKey(algorithm: string, { material }: SigningKey): Key | undefined {
  const type = policyKeyType(algorithm);
  return type && { type, usages: USAGES, algorithm: undefined, material };
}

/** @throws FAILED_PRECONDITION if the chain's first certificate is for another key; INVALID_ARGUMENT if it is none */
function assertCertified(key: SigningKey, [own]: readonly Uint8Array[]): void {
  if (own === undefined) return;
  if (Buffer.compare(parseCertificate(own).publicKey.encoded, key.publicKey) === 0) return;
  throw new KeywardError("FAILED_PRECONDITION", "its certificate is for another key");
}
