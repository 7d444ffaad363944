import {
  appendLine,
  EMPTY_LEDGER,
  eventKey,
  type LedgerEvent,
  type LedgerTail,
  parseLine,
  tailOf,
} from "@keyward/crds/ledger/ledger-line";
import { LEDGER_LINES, linesOfPart, partName } from "@keyward/crds/ledger/ledger-part";
import { CONFIG_MAPS, type ConfigMap } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { OWN_SECRET } from "../../caches/own-secret.ts";

/** Written over as a whole with each batch, so a part is kept far below etcd's 1.5 MiB. */
const MAX_PART_CHARACTERS = 200_000;

interface Part {
  readonly number: number;
  readonly object: ConfigMap | undefined;
  readonly lines: readonly string[];
  readonly tail: LedgerTail;
}

/**
 * What happened to keys, kept for longer than their status: hash-chained lines in ConfigMaps of the operator's namespace. Only the leader
 * writes, in batches, one after the other.
 */
export class Ledger {
  readonly #client: KubeClient;
  readonly #namespace: string;
  #part: Part | undefined;
  #batch: LedgerEvent[] = [];
  /** The write that takes the batch, and the one before it. */
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  /** @param client its writes are fenced */
  constructor(client: KubeClient, namespace: string) {
    this.#client = client;
    this.#namespace = namespace;
  }

  /**
   * Returns once the events are stored. An event that the last parts have already is not added again: whoever was killed after this, and
   * before what it told of, comes back with it.
   * @throws KubeError, TransportError, NotLeaderError
   */
  append(events: readonly LedgerEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    this.#batch.push(...events);
    this.#next ??= this.#last.then(() => {
      const batch = this.#batch;
      this.#batch = [];
      this.#next = undefined;
      return this.#store(batch);
    });
    this.#last = this.#next.catch(() => {});
    return this.#next;
  }

  async #store(events: readonly LedgerEvent[]): Promise<void> {
    const part = this.#part ?? (await this.#load());
    // A write that fails leaves us unsure of what is there: the next one looks again.
    this.#part = undefined;
    const known = new Set(part.lines.map((text) => eventKey(parseLine(text))));
    const fresh = events.filter((event) => !known.has(eventKey(event)));
    this.#part = fresh.length === 0 ? part : await this.#save(part, fresh);
  }

  async #save(part: Part, events: readonly LedgerEvent[]): Promise<Part> {
    const full = part.lines.reduce((sum, { length }) => sum + length, 0) > MAX_PART_CHARACTERS;
    const base: Part = full ? { ...part, number: part.number + 1, object: undefined, lines: [] } : part;
    const lines = [...base.lines];
    let { tail } = base;
    for (const event of events) {
      const added = appendLine(tail, event);
      lines.push(added.text);
      tail = added.tail;
    }
    const object = await this.#put(base, lines);
    return { number: base.number, object, lines, tail };
  }

  async #put({ number, object }: Part, lines: readonly string[]): Promise<ConfigMap> {
    const data = { [LEDGER_LINES]: `${lines.join("\n")}\n` };
    const labels = { [OWN_SECRET.label]: OWN_SECRET.value };
    const metadata = { namespace: this.#namespace, name: partName(number), labels };
    if (object === undefined) return this.#client.create(CONFIG_MAPS, { metadata, data });
    return this.#client.update(CONFIG_MAPS, { ...object, data });
  }

  /** Finds the last part by looking at each: they are few, and full ones never change. */
  async #load(): Promise<Part> {
    let last: Part = { number: 1, object: undefined, lines: [], tail: EMPTY_LEDGER };
    for (let number = 1; ; number++) {
      const object = await this.#read(number);
      if (object === undefined) return last;
      const lines = linesOfPart(object.data);
      last = { number, object, lines, tail: tailOf(lines, last.tail) };
    }
  }

  async #read(number: number): Promise<ConfigMap | undefined> {
    try {
      return await this.#client.get(CONFIG_MAPS, { namespace: this.#namespace, name: partName(number) });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}
