import type { KeyObject } from "node:crypto";
import { kindOf } from "./key-kinds.ts";
import { missing, notIn } from "./status-fault.ts";

/** google.protobuf.Timestamp */
export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

export function timestamp(ms: number): Timestamp {
  return { seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 };
}

/** One CryptoKeyVersion, with its key. */
export class StoredVersion {
  readonly name: string;
  readonly algorithm: string;
  readonly protectionLevel: string;
  readonly createdAtMs: number;
  readonly #nowMs: () => number;
  #state = "PENDING_GENERATION";
  #key: KeyObject | undefined;
  #destroysAtMs: number | undefined;

  constructor(
    { name, algorithm, protectionLevel }: Pick<StoredVersion, "name" | "algorithm" | "protectionLevel">,
    nowMs: () => number,
  ) {
    this.name = name;
    this.algorithm = algorithm;
    this.protectionLevel = protectionLevel;
    this.createdAtMs = nowMs();
    this.#nowMs = nowMs;
  }

  get state(): string {
    if (this.#state === "DESTROY_SCHEDULED" && this.#nowMs() >= this.#destroysAtMs!) this.#end();
    return this.#state;
  }

  /** @throws StatusFault unless it is enabled */
  get key(): KeyObject {
    if (this.state === "ENABLED") return this.#key!;
    throw notIn(this.name, "enabled", this.state);
  }

  generated(key: KeyObject): void {
    this.#key = key;
    this.#state = "ENABLED";
  }

  failed(): void {
    this.#state = "IMPORT_FAILED";
  }

  setState(state: string): void {
    if (this.state !== "ENABLED" && this.state !== "DISABLED")
      throw notIn(this.name, "enabled or disabled", this.state);
    this.#state = state;
  }

  scheduleEnd(waitMs: number): void {
    if (this.state !== "ENABLED" && this.state !== "DISABLED")
      throw notIn(this.name, "enabled or disabled", this.state);
    this.#state = "DESTROY_SCHEDULED";
    this.#destroysAtMs = this.#nowMs() + waitMs;
  }

  restore(): void {
    if (this.state !== "DESTROY_SCHEDULED") throw notIn(this.name, "scheduled for destruction", this.state);
    this.#state = "DISABLED";
    this.#destroysAtMs = undefined;
  }

  toMessage(): object {
    const { name, state, algorithm, protectionLevel } = this;
    const destroyTime = this.#destroysAtMs === undefined ? undefined : timestamp(this.#destroysAtMs);
    return { name, state, algorithm, protectionLevel, destroyTime, createTime: timestamp(this.createdAtMs) };
  }

  #end(): void {
    this.#state = "DESTROYED";
    this.#key = undefined;
  }
}

/** One CryptoKey. */
export class StoredKey {
  readonly name: string;
  readonly purpose: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly template: { readonly protectionLevel: string; readonly algorithm: string };
  readonly waitMs: number;
  readonly versions: StoredVersion[] = [];
  readonly #nowMs: () => number;

  constructor(
    { name, purpose, labels, template, waitMs }: Pick<StoredKey, "name" | "purpose" | "labels" | "template" | "waitMs">,
    nowMs: () => number,
  ) {
    this.name = name;
    this.purpose = purpose;
    this.labels = labels;
    this.template = template;
    this.waitMs = waitMs;
    this.#nowMs = nowMs;
    kindOf(template.algorithm, purpose);
  }

  addVersion(algorithm = this.template.algorithm): StoredVersion {
    const name = `${this.name}/cryptoKeyVersions/${this.versions.length + 1}`;
    const version = new StoredVersion({ name, algorithm, protectionLevel: this.template.protectionLevel }, this.#nowMs);
    this.versions.push(version);
    return version;
  }

  /** Pairs are there a while later, as at Google. */
  generateVersion(): StoredVersion {
    const version = this.addVersion();
    const kind = kindOf(version.algorithm, this.purpose);
    kind.make().then((key) => version.generated(key));
    return version;
  }

  version(name: string): StoredVersion {
    const found = this.versions.find((version) => version.name === name);
    if (found === undefined) throw missing(name);
    return found;
  }

  toMessage(): object {
    const { name, purpose, labels, template, waitMs } = this;
    return { name, purpose, labels, versionTemplate: template, destroyScheduledDuration: { seconds: waitMs / 1000 } };
  }
}
