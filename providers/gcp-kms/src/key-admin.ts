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
import type { Secret } from "@keyward/core/secret/secret";
import { requireAlgorithm, unsupported } from "./algorithms.ts";
import type { GcpCalls } from "./connection/calls.ts";
import { createCryptoKey, finishedVersion, type KeyPlace } from "./keys/key-creation.ts";
import {
  type CryptoKey,
  cryptoKeyNamed,
  describeFully,
  lastVersion,
  type Version,
  versionOf,
} from "./keys/key-description.ts";
import { importTicket, importVersion, requireImport } from "./keys/key-import.ts";
import { listKeys } from "./keys/key-listing.ts";
import { cryptoKeyOf, isVersionName } from "./keys/key-names.ts";
import { revive, scheduleEnd, setState } from "./keys/key-state.ts";

/** Keys of Cloud KMS from first to last. One version of ours is one CryptoKey with one version; its id is that version's resource name. */
export class GcpKeyAdmin implements KeyAdmin {
  readonly #calls: GcpCalls;
  readonly #place: KeyPlace;
  readonly #nowMs: () => number;

  constructor(calls: GcpCalls, place: KeyPlace, nowMs: () => number) {
    this.#calls = calls;
    this.#place = place;
    this.#nowMs = nowMs;
  }

  async create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    this.#assertThere(spec);
    const cryptoKey = await createCryptoKey(this.#calls, this.#place, { spec, owner, imported: false }, signal);
    return this.#whole(cryptoKey, await finishedVersion(this.#calls, cryptoKey, signal), signal);
  }

  async describe({ id }: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    if (!isVersionName(id)) return undefined;
    const version = await versionOf(this.#calls, id, signal);
    if (version === undefined || version.state === "DESTROYED") return undefined;
    const cryptoKey = await cryptoKeyNamed(this.#calls, cryptoKeyOf(id), signal);
    return cryptoKey && this.#whole(cryptoKey, version, signal);
  }

  list(clusterId: string, signal: AbortSignal): AsyncIterable<BackendKey> {
    return listKeys(this.#calls, this.#place.keyRing, clusterId, signal);
  }

  async disable({ id }: BackendKeyRef, signal: AbortSignal): Promise<void> {
    cryptoKeyOf(id);
    await setState(this.#calls, id, "DISABLED", signal);
  }

  async enable({ id }: BackendKeyRef, signal: AbortSignal): Promise<void> {
    cryptoKeyOf(id);
    await revive(this.#calls, id, signal);
  }

  /** Google's wait was fixed when the key was made. */
  async destroy({ id }: BackendKeyRef, _waitMs: number, signal: AbortSignal): Promise<number | undefined> {
    return isVersionName(id) ? scheduleEnd(this.#calls, id, signal) : undefined;
  }

  async beginImport(
    spec: KeySpec,
    owner: KeyOwner,
    method: WrappingMethod,
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    this.#assertThere(spec);
    requireImport(this.#place, spec, method);
    await createCryptoKey(this.#calls, this.#place, { spec, owner, imported: true }, signal);
    return importTicket(this.#calls, this.#place, { owner, method, nowMs: this.#nowMs() }, signal);
  }

  async finishImport(
    spec: KeySpec,
    owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    requireImport(this.#place, spec, wrapped.method);
    const cryptoKey = await createCryptoKey(this.#calls, this.#place, { spec, owner, imported: true }, signal);
    // After a crash it may be in already.
    const before = await lastVersion(this.#calls, cryptoKey.name!, signal);
    const input = { spec, ticket, wrapped };
    const version = before ?? (await importVersion(this.#calls, this.#place, cryptoKey.name!, input, signal));
    return this.#whole(cryptoKey, version, signal);
  }

  async exportWrapped(): Promise<WrappedKey> {
    throw unsupported("export: keys never leave it; make the policy's keys in another backend");
  }

  async material(): Promise<Secret> {
    throw unsupported("material for sidecars: keys never leave it");
  }

  #assertThere({ algorithm }: KeySpec): void {
    const { hsm } = requireAlgorithm(this.#place.algorithms, algorithm);
    if (this.#place.protectionLevel === "HSM" && !hsm) throw unsupported(`keys of ${algorithm} in its HSMs`);
  }

  #whole(cryptoKey: CryptoKey, version: Version, signal: AbortSignal): Promise<BackendKey> {
    return describeFully(this.#calls, cryptoKey, version, signal);
  }
}
