import { createSecretKey } from "node:crypto";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { BackendKey, ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { PublicWrappingMethod } from "@keyward/core/crypto/transport/wrap-key";
import { unwrapKwp } from "@keyward/core/crypto/transport/wrap-kwp";
import type { Secret } from "@keyward/core/secret/secret";
import type { TokenAlgorithm } from "../algorithms.ts";
import { unsupported } from "../errors.ts";
import { CKK } from "../mechanisms/cryptoki.ts";
import { unwraps } from "../mechanisms/try-unwrapping.ts";
import type { ImportPurpose } from "../owner/import-record.ts";
import { keyId, type OwnerRecord } from "../owner/owner-record.ts";
import type { Token } from "../token/token.ts";
import { Turns } from "../token/turns.ts";
import { readIncoming } from "./incoming-key.ts";
import { backendKey, hexOf, type KeyObjects } from "./key-objects.ts";
import { assertSame } from "./same-key.ts";
import { notOpen, type WrappingKeys } from "./wrapping-keys.ts";

/** More than a wrapped RSA key of 4,096 bits has. */
const MAX_WRAPPED_BYTES = 8_192;

export interface KeyImportsOptions {
  readonly token: Token;
  readonly objects: KeyObjects;
  readonly wrappingKeys: WrappingKeys;
  /** By which the token opens a key under an AES key. */
  readonly unwrapping: number;
  /** Whether keys can be disabled, for which their record says what they were made for. */
  readonly switches: boolean;
  nowMs(): number;
}

/** What is to come in, and whose it is then. */
export interface Import {
  readonly algorithm: TokenAlgorithm;
  readonly spec: KeySpec;
  readonly owner: KeyOwner;
}

/**
 * Takes in keys that were made elsewhere. The token opens what the ticket's key wraps, this process looks at the key for that moment, and the
 * token takes it under an AES key of one call: hardly any does all of it by itself.
 */
export class KeyImports {
  readonly #options: KeyImportsOptions;
  /** Two callers with one import must not clear away each other's halves. */
  readonly #turns = new Turns();
  /** By name of the key algorithm: whether the token takes such keys in. */
  readonly #taken = new Map<string, Promise<boolean>>();

  constructor(options: KeyImportsOptions) {
    this.#options = options;
  }

  /** @throws Unsupported for what the token does not take in, before anybody wraps a key in vain */
  async begin(wanted: Import, method: WrappingMethod, signal: AbortSignal): Promise<ImportTicket> {
    const purpose = purposeOf(wanted, requireMethod(wanted.algorithm, method));
    if (!(await this.#takes(wanted.algorithm, signal))) throw unsupported(`import of ${wanted.algorithm.name} keys`);
    const work = () => this.#options.wrappingKeys.ticket(purpose, signal);
    return await this.#turns.take(turnOf(wanted.owner), work, signal);
  }

  /** @throws Rejected if it does not open to a key of that algorithm; the ticket holds, then */
  async finish(wanted: Import, ticket: ImportTicket, wrapped: WrappedKey, signal: AbortSignal): Promise<BackendKey> {
    const purpose = purposeOf(wanted, requireMethod(wanted.algorithm, wrapped.method));
    const work = () => this.#finish(wanted, purpose, { ticket, wrapped }, signal);
    return await this.#turns.take(turnOf(wanted.owner), work, signal);
  }

  async #finish(wanted: Import, purpose: ImportPurpose, given: Given, signal: AbortSignal): Promise<BackendKey> {
    const { objects, wrappingKeys } = this.#options;
    const { algorithm, spec, owner } = wanted;
    const id = keyId(owner);
    const found = await objects.find(id, algorithm.isPair, signal);
    if (found.record === undefined) {
      using plain = await this.#open(purpose, given, signal);
      await this.#take(wanted, plain, signal);
    } else {
      assertSame(found, spec, algorithm);
    }
    await wrappingKeys.remove(purpose, signal);
    return backendKey(hexOf(id), algorithm, await objects.find(id, algorithm.isPair, signal));
  }

  /** @returns the key as it was wrapped */
  async #open(purpose: ImportPurpose, { ticket, wrapped }: Given, signal: AbortSignal): Promise<Secret> {
    const { wrappingKeys } = this.#options;
    const { method, bytes } = wrapped;
    if (ticket.method !== method || bytes.length > MAX_WRAPPED_BYTES) throw notOpen(purpose);
    if (method === "RSA-OAEP-SHA256") return wrappingKeys.open(purpose, ticket, bytes, signal);
    const block = bytes.subarray(0, wrappingKeys.blockBytes);
    using aes = await wrappingKeys.open(purpose, ticket, block, signal);
    try {
      return unwrapKwp(aes.use(createSecretKey), bytes.subarray(wrappingKeys.blockBytes));
    } catch {
      throw notOpen(purpose);
    }
  }

  async #take({ algorithm, spec, owner }: Import, plain: Secret, signal: AbortSignal): Promise<void> {
    const { objects, unwrapping, switches, nowMs } = this.#options;
    const key = await readIncoming(algorithm, plain);
    using _ = key.plain;
    // What is there without its record was left by a crash before anybody saw it.
    await objects.remove(keyId(owner), signal);
    const usages = switches ? spec.usages : undefined;
    const record: OwnerRecord = { algorithm: algorithm.name, owner, createdAtMs: nowMs(), usages };
    await objects.take(algorithm, spec, { ...key, mechanism: { mechanism: unwrapping } }, record, signal);
  }

  /** Asked once for each kind. */
  #takes(algorithm: TokenAlgorithm, signal: AbortSignal): Promise<boolean> {
    const { token, unwrapping } = this.#options;
    const known = this.#taken.get(algorithm.name);
    if (known !== undefined) return known;
    const asked = unwraps(token, algorithm, unwrapping, signal);
    this.#taken.set(algorithm.name, asked);
    asked.catch(() => this.#taken.delete(algorithm.name));
    return asked;
  }
}

interface Given {
  readonly ticket: ImportTicket;
  readonly wrapped: WrappedKey;
}

function purposeOf<M extends WrappingMethod>({ spec: { algorithm }, owner }: Import, method: M) {
  return { owner, algorithm, method };
}

function turnOf(owner: KeyOwner): string {
  return hexOf(keyId(owner));
}

function requireMethod({ keyType, name }: TokenAlgorithm, method: WrappingMethod): PublicWrappingMethod {
  if (method === "AES-KWP") throw unsupported(`import by ${method}`);
  if (keyType !== CKK.rsa || method !== "RSA-OAEP-SHA256") return method;
  throw unsupported(`import of ${name} keys by ${method}, as RSA encrypts nothing so long; take RSA-AES-KWP-SHA256`);
}
