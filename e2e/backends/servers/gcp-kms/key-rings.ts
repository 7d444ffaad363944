import { status } from "@grpc/grpc-js";
import { StoredImportJob } from "./import-job.ts";
import { invalid, missing, StatusFault } from "./status-fault.ts";
import { StoredKey, type StoredVersion } from "./stored-key.ts";

const ID = /^[a-zA-Z0-9_-]{1,63}$/;
/** Source: Cloud KMS, labeling keys */
const LABEL_KEY = /^[a-z][a-z0-9_-]{0,62}$/;
const LABEL_VALUE = /^[a-z0-9_-]{0,63}$/;
const MAX_LABELS = 64;

/** All that there is, in memory. */
export class KeyRings {
  readonly #rings: ReadonlySet<string>;
  readonly #keys = new Map<string, StoredKey>();
  readonly #jobs = new Map<string, StoredImportJob>();
  readonly #nowMs: () => number;

  constructor(rings: readonly string[], nowMs: () => number) {
    this.#rings = new Set(rings);
    this.#nowMs = nowMs;
  }

  requireRing(name: string): string {
    if (this.#rings.has(name)) return name;
    throw missing(`KeyRing ${name}`);
  }

  createKey(parent: string, id: string, wish: ConstructorParameters<typeof StoredKey>[0]): StoredKey {
    const name = this.#newName(`${parent}/cryptoKeys`, id, this.#keys);
    assertLabels(wish.labels);
    const key = new StoredKey({ ...wish, name }, this.#nowMs);
    this.#keys.set(name, key);
    return key;
  }

  key(name: string): StoredKey {
    const key = this.#keys.get(name);
    if (key === undefined) throw missing(`CryptoKey ${name}`);
    return key;
  }

  version(name: string): StoredVersion {
    return this.key(name.split("/cryptoKeyVersions/")[0]!).version(name);
  }

  /** Filters of the form `labels.name=value` only. */
  keysIn(ring: string, filter: string): StoredKey[] {
    const [, label, value] = /^labels\.([a-z0-9_-]+)=([a-z0-9_-]*)$/.exec(filter) ?? [];
    if (filter !== "" && label === undefined) throw invalid(`Filter ${filter} is not understood.`);
    const inRing = [...this.#keys.values()].filter(({ name }) => name.startsWith(`${ring}/`));
    return label === undefined ? inRing : inRing.filter(({ labels }) => labels[label] === value);
  }

  createJob(
    parent: string,
    id: string,
    wish: Pick<StoredImportJob, "importMethod" | "protectionLevel">,
  ): StoredImportJob {
    const name = this.#newName(`${parent}/importJobs`, id, this.#jobs);
    const job = new StoredImportJob({ ...wish, name }, this.#nowMs);
    this.#jobs.set(name, job);
    return job;
  }

  job(name: string): StoredImportJob {
    const job = this.#jobs.get(name);
    if (job === undefined) throw missing(`ImportJob ${name}`);
    return job;
  }

  #newName(parent: string, id: string, taken: ReadonlyMap<string, unknown>): string {
    if (!ID.test(id)) throw invalid(`Id ${id} is not of ${ID.source}.`);
    const name = `${parent}/${id}`;
    if (!taken.has(name)) return name;
    throw new StatusFault(status.ALREADY_EXISTS, `${name} already exists.`);
  }
}

function assertLabels(labels: Readonly<Record<string, string>>): void {
  const entries = Object.entries(labels);
  const good = entries.every(([key, value]) => LABEL_KEY.test(key) && LABEL_VALUE.test(value));
  if (!good || entries.length > MAX_LABELS) throw invalid("The labels are not of the permitted form.");
}
