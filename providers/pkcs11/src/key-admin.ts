import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type {
  BackendKey,
  BackendKeyRef,
  ImportTicket,
  KeyAdmin,
  KeySpec,
  WrappedKey,
} from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { type PublicWrappingMethod, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import type { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from "./algorithms.ts";
import type { Tried } from "./capabilities.ts";
import { unsupported } from "./errors.ts";
import { openWrapped } from "./keys/export-key.ts";
import type { KeyImports } from "./keys/key-import.ts";
import { backendKey, hexOf, type KeyObjects } from "./keys/key-objects.ts";
import { parseId, requireId } from "./keys/key-ref.ts";
import { assertSame } from "./keys/same-key.ts";
import { keyId, type OwnerRecord } from "./owner/owner-record.ts";
import { freed } from "./token/freed.ts";
import type { Token } from "./token/token.ts";
import { secretName } from "./token/use-key.ts";

/** Making the slowest key takes so long, and goes on when its caller has left. */
const MAKING_MS = 180_000;

export interface TokenAdminOptions extends Pick<Tried, "switches" | "wrapping"> {
  readonly objects: KeyObjects;
  /** Names of key algorithms that the token makes. */
  readonly algorithms: ReadonlySet<string>;
  readonly token: Token;
  /** Where keys come in. */
  readonly imports: KeyImports | undefined;
  nowMs(): number;
}

/** Makes and ends keys of a token. */
export class TokenKeyAdmin implements KeyAdmin {
  readonly #objects: KeyObjects;
  readonly #options: TokenAdminOptions;
  /** By id: whoever asks again while a key is being made waits for the same one. */
  readonly #making = new Map<string, Promise<BackendKey>>();

  constructor(options: TokenAdminOptions) {
    this.#objects = options.objects;
    this.#options = options;
  }

  async create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    // What is begun goes on without its caller: nothing begins for one who has left.
    signal.throwIfAborted();
    const id = hexOf(keyId(owner));
    const making = this.#making.get(id) ?? this.#create(id, spec, owner);
    this.#making.set(id, making);
    const forget = () => void this.#making.delete(id);
    making.then(forget, forget);
    return freed(making, signal);
  }

  async #create(id: string, spec: KeySpec, owner: KeyOwner): Promise<BackendKey> {
    const algorithm = this.#algorithm(spec.algorithm);
    const signal = AbortSignal.timeout(MAKING_MS);
    const bytes = keyId(owner);
    const found = await this.#objects.find(bytes, algorithm.isPair, signal);
    if (found.record === undefined) {
      // What is there without its record was left by a crash before anybody saw it.
      await this.#objects.remove(bytes, signal);
      const usages = this.#options.switches ? spec.usages : undefined;
      const record: OwnerRecord = { algorithm: spec.algorithm, owner, createdAtMs: this.#options.nowMs(), usages };
      await this.#objects.make(algorithm, spec, record, signal);
      return backendKey(id, algorithm, await this.#objects.find(bytes, algorithm.isPair, signal));
    }
    assertSame(found, spec, algorithm);
    return backendKey(id, algorithm, found);
  }

  async describe(key: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    const id = parseId(key);
    const algorithm = this.#algorithm(key.algorithm);
    if (id === undefined) return undefined;
    const found = await this.#objects.find(id, algorithm.isPair, signal);
    return found.secret ? backendKey(key.id, algorithm, found) : undefined;
  }

  async *list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey> {
    for (const [id, found] of await this.#objects.all(clusterId, signal)) {
      const algorithm = TOKEN_ALGORITHMS.get(found.record?.algorithm ?? "");
      if (algorithm !== undefined && found.publicKey === undefined && algorithm.isPair) continue;
      if (algorithm !== undefined) yield backendKey(id, algorithm, found);
    }
  }

  disable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return this.#switch(key, false, signal);
  }

  enable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return this.#switch(key, true, signal);
  }

  async #switch(key: BackendKeyRef, isOn: boolean, signal: AbortSignal): Promise<void> {
    if (!this.#options.switches) throw unsupported("disabling of keys");
    const id = requireId(key);
    const algorithm = this.#algorithm(key.algorithm);
    const { secret, record } = await this.#objects.find(id, algorithm.isPair, signal);
    if (!secret) throw new BackendError("KeyMissing", "the token has no such key");
    if (record?.usages === undefined)
      throw unsupported("disabling of a key whose record does not say what it was made for");
    await this.#objects.switch(id, algorithm, record.usages, isOn, signal);
  }

  /** A token ends a key at once, whatever the policy would wait. */
  async destroy(key: BackendKeyRef, _waitMs: number, signal: AbortSignal): Promise<undefined> {
    const id = parseId(key);
    if (id !== undefined) await this.#objects.remove(id, signal);
    return undefined;
  }

  async beginImport(
    spec: KeySpec,
    owner: KeyOwner,
    method: WrappingMethod,
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    signal.throwIfAborted();
    const { imports } = this.#options;
    const algorithm = this.#algorithm(spec.algorithm);
    if (imports === undefined) throw unsupported(`import by ${method}`);
    return freed(imports.begin({ algorithm, spec, owner }, method, AbortSignal.timeout(MAKING_MS)), signal);
  }

  async finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    signal.throwIfAborted();
    const { imports } = this.#options;
    const algorithm = this.#algorithm(spec.algorithm);
    if (imports === undefined) throw unsupported("import");
    return freed(imports.finish({ algorithm, spec, owner }, ticket, wrapped, AbortSignal.timeout(MAKING_MS)), signal);
  }

  /** The token wraps it under a key of one call, and this process under that of whoever asks: few tokens do what methods ask for. */
  async exportWrapped(key: BackendKeyRef, method: WrappingMethod, wrappingKey: Uint8Array, signal: AbortSignal) {
    const { wrapping: mechanism, token } = this.#options;
    if (mechanism === undefined || method === "AES-KWP") throw unsupported(`export by ${method}`);
    const found = await this.describe(key, signal);
    if (found === undefined) throw new BackendError("KeyMissing", "the token has no such key");
    const name = secretName(key);
    const out = await token.call("wrap", () => ({ key: name, mechanism: { mechanism } }), signal);
    using plain = openWrapped(key.algorithm, out, found.publicKey);
    return { method, bytes: wrapFor(method, wrappingKey, plain) };
  }

  material(): Promise<Secret> {
    return Promise.reject(unsupported("giving keys out"));
  }

  #algorithm(name: string): TokenAlgorithm {
    const algorithm = TOKEN_ALGORITHMS.get(name);
    const { algorithms } = this.#options;
    if (algorithm !== undefined && algorithms.has(name)) return algorithm;
    throw unsupported(`keys of ${quote(name)}; it has ${[...algorithms].join(", ")}`);
  }
}

/** @throws Rejected for a wrapping key that is none, or too short for the key */
function wrapFor(method: PublicWrappingMethod, wrappingKey: Uint8Array, plain: Secret): Uint8Array {
  try {
    return wrapKey(method, wrappingKey, plain);
  } catch (error) {
    throw new BackendError("Rejected", (error as Error).message);
  }
}
