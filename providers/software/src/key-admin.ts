import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
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
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import { type PublicWrappingMethod, unwrapKey, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import type { Secret } from "@keyward/core/secret/secret";
import { quote } from "@keyward/core/text/quote";
import { requireAlgorithm } from "./algorithms.ts";
import type { SoftwareOptions } from "./config.ts";
import { SealError } from "./errors.ts";
import { abortable } from "./keys/abortable.ts";
import { makeTicket, openTicket } from "./keys/import-ticket.ts";
import { generateKeyBytes, importKeyBytes, type KeyBytes } from "./keys/key-bytes.ts";
import { withoutVersion, withSwitch, withVersion } from "./sets/set-edits.ts";
import { assertOwner, backendKeyOf, missing, placeOf, type Versions } from "./sets/versions.ts";

/** Makes keys in memory, seals them into the set of their CryptoKey, and ends them by taking them out of it. */
export class SoftwareKeyAdmin implements KeyAdmin {
  readonly #versions: Versions;
  readonly #options: SoftwareOptions;

  constructor(versions: Versions, options: SoftwareOptions) {
    this.#versions = versions;
    this.#options = options;
  }

  create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    return abortable(signal, () => this.#add(spec, owner, generateKeyBytes, signal));
  }

  /** Takes over a key that was made elsewhere; with the owner's key already there it does nothing. @throws Rejected for no key of the algorithm */
  adopt(spec: KeySpec, owner: KeyOwner, plain: Secret, signal: AbortSignal): Promise<BackendKey> {
    const read = (algorithm: KeyAlgorithm) => importKeyBytes(algorithm, plain);
    return abortable(signal, () => this.#add(spec, owner, read, signal));
  }

  describe(key: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    return abortable(signal, async () => {
      const found = await this.#versions.find(key, signal);
      return found && backendKeyOf(found.verified, found.version);
    });
  }

  /** A set that does not verify is left out, and told in the log: it must not hide the others. */
  async *list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey> {
    for await (const name of this.#versions.sets.store.list(clusterId, signal)) {
      signal.throwIfAborted();
      try {
        const verified = await this.#versions.sets.read(name, signal);
        const own = verified?.set.versions.filter(({ home }) => home === this.#versions.home) ?? [];
        yield* own.map((version) => backendKeyOf(verified!, version));
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        this.#options.log("seal.unusable", { fault: error.sealFault, message: error.message });
      }
    }
  }

  disable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return this.#switch(key, true, signal);
  }

  enable(key: BackendKeyRef, signal: AbortSignal): Promise<void> {
    return this.#switch(key, false, signal);
  }

  destroy({ id }: BackendKeyRef, _waitMs: number, signal: AbortSignal): Promise<undefined> {
    return abortable(signal, async () => {
      const place = placeOf(id);
      if (place === undefined) return undefined;
      const { sets, home } = this.#versions;
      const ending = sets.store.expected(place.name).ending;
      const edit = withoutVersion(place.version, home, ending);
      await sets.change(place.name, (verified) => edit(verified?.set), signal);
      return undefined;
    });
  }

  beginImport(spec: KeySpec, owner: KeyOwner, method: WrappingMethod, signal: AbortSignal): Promise<ImportTicket> {
    return abortable(signal, () => {
      requireAlgorithm(spec.algorithm);
      assertOwner(owner);
      const nowMs = this.#options.nowMs();
      return makeTicket(this.#options.dataKeys, publicMethod(method), { spec, owner }, nowMs, signal);
    });
  }

  finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    return abortable(signal, async () => {
      const algorithm = requireAlgorithm(spec.algorithm);
      if (wrapped.method !== ticket.method) throw otherMethod(wrapped.method, ticket.method);
      const wrappingKey = await openTicket(
        this.#options.dataKeys,
        ticket,
        { spec, owner },
        this.#options.nowMs(),
        signal,
      );
      using plain = await unwrapKey(publicMethod(wrapped.method), wrappingKey, wrapped.bytes);
      // The key is overwritten when this block ends: not before it is sealed.
      return await this.#add(spec, owner, () => importKeyBytes(algorithm, plain), signal);
    });
  }

  exportWrapped(
    key: BackendKeyRef,
    method: WrappingMethod,
    wrappingKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<WrappedKey> {
    return abortable(signal, async () => {
      const found = await this.#versions.usable(key, signal);
      if (!found.version.exportable) throw notExportable(key.id);
      using plain = await this.#versions.open(found, signal);
      return { method, bytes: wrapKey(publicMethod(method), wrappingKey, plain) };
    });
  }

  material(key: BackendKeyRef, signal: AbortSignal): Promise<Secret> {
    return abortable(signal, async () => this.#versions.open(await this.#versions.usable(key, signal), signal));
  }

  async #add(
    spec: KeySpec,
    owner: KeyOwner,
    make: (algorithm: KeyAlgorithm) => Promise<KeyBytes>,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    const algorithm = requireAlgorithm(spec.algorithm);
    assertOwner(owner);
    const { sets, home } = this.#versions;
    const before = await sets.read(owner, signal);
    const there = this.#versions.in(before?.set, owner.version);
    if (there !== undefined) return backendKeyOf(before!, assertSame(there, spec, owner));
    // Before the set is locked: an RSA key takes seconds.
    const made = await make(algorithm);
    using _ = made.plain;
    const createdAtMs = this.#options.nowMs();
    const verified = await sets.change(owner, withVersion({ spec, owner, home, createdAtMs, made }), signal);
    return backendKeyOf(verified!, assertSame(this.#versions.in(verified!.set, owner.version)!, spec, owner));
  }

  #switch({ id, algorithm }: BackendKeyRef, disabled: boolean, signal: AbortSignal): Promise<void> {
    return abortable(signal, async () => {
      const place = placeOf(id);
      if (place === undefined) throw missing(id);
      await this.#versions.sets.change(
        place.name,
        (verified) => {
          const version = this.#versions.in(verified?.set, place.version);
          if (version?.algorithm !== algorithm) throw missing(id);
          return withSwitch(verified!.set, version, disabled);
        },
        signal,
      );
    });
  }
}

function assertSame<V extends { readonly algorithm: string }>(version: V, spec: KeySpec, owner: KeyOwner): V {
  if (version.algorithm === spec.algorithm) return version;
  const text = `${quote(ownerPath(owner))} is a key ${version.algorithm} already, and ${quote(spec.algorithm)} is asked for`;
  throw new BackendError("Rejected", text);
}

function publicMethod(method: WrappingMethod): PublicWrappingMethod {
  if (method !== "AES-KWP") return method;
  throw new BackendError("Unsupported", "software keys are wrapped by RSA-OAEP-SHA256 or RSA-AES-KWP-SHA256");
}

function otherMethod(given: string, expected: string): BackendError {
  return new BackendError("Rejected", `the key is wrapped by ${given}, and the ticket is for ${expected}`);
}

function notExportable(id: string): BackendError {
  return new BackendError("Denied", `the key ${quote(id)} was not made exportable, and that never changes`);
}
