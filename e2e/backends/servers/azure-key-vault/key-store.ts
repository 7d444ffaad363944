import {
  checkedTags,
  createVersion,
  importVersion,
  type KeyRequest,
  publicJwk,
  type StoredVersion,
} from "./stored-key.ts";
import { VaultError } from "./vault-error.ts";

interface DeletedKey {
  readonly versions: StoredVersion[];
  readonly deletedMs: number;
}

export interface KeyStoreOptions {
  /** Base of every id, without a slash at its end. */
  readonly url: () => string;
  readonly nowMs: () => number;
  /** Whether the vault lets keys be purged before their time. */
  readonly purgeable: boolean;
  readonly recoverableDays: number;
}

const DAY_MS = 86_400_000;

/** Keys of one vault with soft delete, as the service documents it: whole keys are deleted, versions come by creating again. */
export class KeyStore {
  readonly #options: KeyStoreOptions;
  readonly #keys = new Map<string, StoredVersion[]>();
  readonly #deleted = new Map<string, DeletedKey>();

  constructor(options: KeyStoreOptions) {
    this.#options = options;
  }

  create(name: string, request: KeyRequest): object {
    return this.#add(name, createVersion(request, this.#options.nowMs()));
  }

  import(name: string, request: KeyRequest): object {
    return this.#add(name, importVersion(request, this.#options.nowMs()));
  }

  /** A new version of the same kind, with the same tags. */
  rotate(name: string): object {
    const { kty, privateKey, keyOps, tags } = this.version(name, undefined);
    const { crv } = privateKey.export({ format: "jwk" });
    const bits = privateKey.asymmetricKeyDetails?.modulusLength;
    const size = { ...(crv === undefined ? {} : { crv }), ...(bits === undefined ? {} : { key_size: bits }) };
    return this.create(name, { kty, ...size, key_ops: keyOps, tags });
  }

  get(name: string, version: string | undefined): object {
    return this.#bundle(name, this.version(name, version));
  }

  /** The latest one where none is named. */
  version(name: string, version: string | undefined): StoredVersion {
    const versions = this.#keys.get(name) ?? [];
    const found = version === undefined ? versions.at(-1) : versions.find((it) => it.version === version);
    if (found !== undefined) return found;
    throw new VaultError(
      404,
      "KeyNotFound",
      `A key with (name/id) ${name}/${version ?? ""} was not found in this key vault.`,
    );
  }

  update(name: string, version: string | undefined, { attributes, tags, key_ops }: KeyRequest): object {
    const stored = this.version(name, version);
    if (attributes?.enabled !== undefined) stored.attributes.enabled = attributes.enabled;
    if (attributes?.exp !== undefined) stored.attributes.exp = attributes.exp;
    if (tags !== undefined) stored.tags = checkedTags(tags);
    if (key_ops !== undefined) stored.keyOps = key_ops;
    stored.attributes.updated = Math.floor(this.#options.nowMs() / 1_000);
    return this.#bundle(name, stored);
  }

  list(): object[] {
    return [...this.#keys].map(([name, versions]) => this.#item(this.#id("keys", name), versions.at(-1)!));
  }

  listVersions(name: string): object[] {
    // By name, as the service does: not by time.
    const versions = [...(this.#keys.get(name) ?? [])].sort((one, two) => (one.version < two.version ? -1 : 1));
    return versions.map((it) => this.#item(this.#id("keys", name, it.version), it));
  }

  delete(name: string): object {
    this.version(name, undefined);
    this.#deleted.set(name, { versions: this.#keys.get(name)!, deletedMs: this.#options.nowMs() });
    this.#keys.delete(name);
    return this.getDeleted(name);
  }

  getDeleted(name: string): object {
    const { versions } = this.#deletedKey(name);
    return { ...this.#bundle(name, versions.at(-1)!), ...this.#deletion(name) };
  }

  listDeleted(): object[] {
    return [...this.#deleted].map(([name, { versions }]) => ({
      ...this.#item(this.#id("keys", name), versions.at(-1)!),
      ...this.#deletion(name),
    }));
  }

  recover(name: string): object {
    const { versions } = this.#deletedKey(name);
    this.#deleted.delete(name);
    this.#keys.set(name, versions);
    return this.#bundle(name, versions.at(-1)!);
  }

  purge(name: string): void {
    this.#deletedKey(name);
    if (!this.#options.purgeable) {
      throw new VaultError(
        403,
        "Forbidden",
        "Operation purge is not allowed: the vault has purge protection.",
        "AccessDenied",
      );
    }
    this.#deleted.delete(name);
  }

  #add(name: string, version: StoredVersion): object {
    this.#endOverdue();
    if (this.#deleted.has(name)) {
      const message = `Key ${name} is currently in a deleted but recoverable state, and its name cannot be reused.`;
      throw new VaultError(409, "Conflict", message, "ObjectIsDeletedButRecoverable");
    }
    this.#keys.set(name, [...(this.#keys.get(name) ?? []), version]);
    return this.#bundle(name, version);
  }

  #deletedKey(name: string): DeletedKey {
    this.#endOverdue();
    const deleted = this.#deleted.get(name);
    if (deleted !== undefined) return deleted;
    throw new VaultError(404, "KeyNotFound", `Deleted Key not found: ${name}`);
  }

  #endOverdue(): void {
    for (const [name, { deletedMs }] of this.#deleted) {
      if (deletedMs + this.#options.recoverableDays * DAY_MS <= this.#options.nowMs()) this.#deleted.delete(name);
    }
  }

  #deletion(name: string): object {
    const { deletedMs } = this.#deletedKey(name);
    const deletedDate = Math.floor(deletedMs / 1_000);
    const scheduledPurgeDate = Math.floor((deletedMs + this.#options.recoverableDays * DAY_MS) / 1_000);
    return { recoveryId: this.#id("deletedkeys", name), deletedDate, scheduledPurgeDate };
  }

  #bundle(name: string, stored: StoredVersion): object {
    const key = { kid: this.#id("keys", name, stored.version), ...publicJwk(stored) };
    return { key, attributes: this.#attributes(stored), tags: stored.tags };
  }

  #item(kid: string, stored: StoredVersion): object {
    return { kid, attributes: this.#attributes(stored), tags: stored.tags };
  }

  #attributes({ attributes }: StoredVersion): object {
    const { purgeable, recoverableDays } = this.#options;
    return { ...attributes, recoveryLevel: purgeable ? "Recoverable+Purgeable" : "Recoverable", recoverableDays };
  }

  #id(...parts: readonly string[]): string {
    return [this.#options.url(), ...parts].join("/");
  }
}
