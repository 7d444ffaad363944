import { isDeepStrictEqual } from "node:util";
import type { KeyRequestStatus, RequestPhase } from "@keyward/crds/types/key-request";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Condition } from "@keyward/kube/conditions/condition";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { KEY_REQUESTS, type RequestObject } from "../caches/kinds.ts";
import type { Log } from "../serve/log.ts";
import { conditionsOf } from "../status/conditions.ts";
import type { Finding } from "../status/finding.ts";
import { done } from "./request-findings.ts";

export interface RequestWriterOptions {
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly events: EventRecorder;
  readonly log: Log;
  readonly nowEpochMs: () => number;
}

/** What a request has come to. */
export interface RequestNews {
  readonly phase: RequestPhase;
  readonly finding: Finding;
  /** Fields that change; the others stay. */
  readonly rest?: Omit<KeyRequestStatus, "phase" | "conditions" | "observedGeneration">;
}

/** How a request ended. */
export interface RequestEnd {
  readonly phase: "Succeeded" | "Failed";
  readonly reason: string;
  readonly message: string;
  readonly version?: number;
}

/** The only way in which a request's status is written; each change is told in an Event and in the log. */
export class RequestWriter {
  readonly #options: RequestWriterOptions;

  constructor(options: RequestWriterOptions) {
    this.#options = options;
  }

  /**
   * Only where it would change, and only if nobody changed the request since it was read.
   * @throws KubeError (409 where it is no longer what was read), TransportError, NotLeaderError
   */
  async write(request: RequestObject, news: RequestNews): Promise<void> {
    const status = this.#statusOf(request, news);
    if (isDeepStrictEqual(status, request.status)) return;
    const { managedFields: _, ...metadata } = request.metadata as RequestObject["metadata"] & {
      managedFields?: unknown;
    };
    try {
      await this.#options.client.update(KEY_REQUESTS, { ...request, metadata, status }, { subresource: "status" });
    } catch (error) {
      // It was deleted meanwhile: there is nothing left to describe.
      if (isNotFound(error)) return;
      throw error;
    }
    this.#tell(request, news);
  }

  /** Ends an approved request. @throws as write */
  finish(request: RequestObject, { phase, reason, message, version }: RequestEnd): Promise<void> {
    const finding = done(phase === "Succeeded" ? "True" : "False", reason, message);
    const finishedAt = new Date(this.#options.nowEpochMs()).toISOString();
    return this.write(request, { phase, finding, rest: { finishedAt, ...(version !== undefined && { version }) } });
  }

  #statusOf({ metadata, status }: RequestObject, { phase, finding, rest }: RequestNews): KeyRequestStatus {
    const observedGeneration = metadata.generation ?? 0;
    const before = status?.conditions as Condition[] | undefined;
    const conditions = conditionsOf(before, [finding], observedGeneration, this.#options.nowEpochMs());
    return { ...status, ...rest, observedGeneration, phase, conditions };
  }

  /** Who asked and who agreed belongs in the log of the operator, which outlives requests. */
  #tell(request: RequestObject, { phase, finding, rest }: RequestNews): void {
    const { events, log } = this.#options;
    const { spec, metadata, status } = request;
    const type = BAD.has(phase) ? "Warning" : "Normal";
    events.record(request, { type, reason: finding.reason, action: spec.action, note: finding.message });
    const { approvedBy, deniedBy } = { ...status, ...rest };
    log.info("key-request.changed", {
      request: `${metadata.namespace}/${metadata.name}`,
      ...{ uid: metadata.uid, key: spec.keyRef.name, action: spec.action, version: spec.version },
      ...{ phase, reason: finding.reason, requester: spec.requester?.username, approvedBy, deniedBy },
    });
  }
}

const BAD: ReadonlySet<RequestPhase> = new Set(["Denied", "Failed", "Expired"]);
