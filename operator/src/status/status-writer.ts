import { isDeepStrictEqual } from "node:util";
import type { Applier } from "@keyward/kube/apply/applier";
import type { Kind } from "@keyward/kube/client/kind";
import type { Condition } from "@keyward/kube/conditions/condition";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { badNews, conditionsOf } from "./conditions.ts";
import type { Finding } from "./finding.ts";

type WithStatus = KubeObject & { status?: { conditions?: Condition[] } };

export interface StatusWriterOptions {
  readonly applier: Applier;
  readonly events: EventRecorder;
  readonly nowEpochMs: () => number;
}

/** Writes the status of our kinds, and only where it would change. */
export class StatusWriter {
  readonly #options: StatusWriterOptions;

  constructor(options: StatusWriterOptions) {
    this.#options = options;
  }

  /**
   * @param object as the cache has it
   * @param rest status without conditions; what it leaves out is removed
   * @param onWrite runs right before a write goes out: its echo may come through the watch before its answer does
   * @throws KubeError, TransportError, NotLeaderError
   */
  async write<T extends WithStatus>(
    kind: Kind<T>,
    object: T,
    findings: readonly Finding[],
    rest: Omit<NonNullable<T["status"]>, "conditions">,
    onWrite: () => void = () => {},
  ): Promise<void> {
    const { applier, events, nowEpochMs } = this.#options;
    const before = object.status?.conditions;
    const conditions = conditionsOf(before, findings, object.metadata.generation ?? 0, nowEpochMs());
    const status = { ...rest, conditions } as T["status"];
    if (isDeepStrictEqual(withSortedLists(status), withSortedLists(object.status))) return;
    onWrite();
    for (const { type, reason, message } of badNews(before, findings)) {
      events.record(object, { type: "Warning", reason, action: `Check${type}`, note: message });
    }
    try {
      await applier.applyStatus(kind, { metadata: object.metadata, status } as Pick<T, "metadata" | "status">);
    } catch (error) {
      // It was deleted meanwhile: there is nothing left to describe.
      if (!isNotFound(error)) throw error;
    }
  }
}

/** The server keeps lists of named items in an order of its own. */
function withSortedLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedLists).sort(byName);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withSortedLists(inner)]));
}

function byName(a: unknown, b: unknown): number {
  const nameOf = (item: unknown) =>
    String((item as { name?: string }).name ?? (item as { type?: string }).type ?? item);
  return nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;
}
