import { EVENTS } from "../client/kinds.ts";
import type { KubeClient } from "../client/kube-client.ts";
import { isAlreadyExists, isNotFound, isTransient } from "../watch/kube-error.ts";
import { eventBody, type Reporter, seriesPatch } from "./event-body.ts";
import type { EventSeries } from "./event-series.ts";

const MAX_ATTEMPTS = 5;

/** What became of one write. `later` is worth another attempt. */
export type WriteOutcome = "written" | "later" | "given-up";

/** Brings one series to the API server. Never throws. */
export class EventWriter {
  readonly #client: KubeClient;
  readonly #reporter: Reporter;

  constructor(client: KubeClient, reporter: Reporter) {
    this.#client = client;
    this.#reporter = reporter;
  }

  async write(series: EventSeries, signal?: AbortSignal): Promise<WriteOutcome> {
    const { count } = series;
    try {
      if (series.name === undefined) await this.#create(series, signal);
      if (count > 1 && series.writtenCount !== count) await this.#extend(series, signal);
      series.writtenCount = count;
      series.attempts = 0;
      return "written";
    } catch (error) {
      series.attempts += 1;
      return isTransient(error) && series.attempts < MAX_ATTEMPTS ? "later" : "given-up";
    }
  }

  async #create(series: EventSeries, signal?: AbortSignal): Promise<void> {
    const body = eventBody(series, this.#reporter);
    try {
      await this.#client.create(EVENTS, body, { ...(signal && { signal }) });
    } catch (error) {
      // The attempt before this one got through after all.
      if (!isAlreadyExists(error)) throw error;
    }
    series.name = body.metadata.name;
  }

  async #extend(series: EventSeries, signal?: AbortSignal): Promise<void> {
    const ref = { namespace: series.regarding.metadata.namespace ?? "default", name: series.name ?? "" };
    const patch = { type: "merge", body: seriesPatch(series) } as const;
    try {
      await this.#client.patch(EVENTS, ref, patch, { ...(signal && { signal }) });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      // Events live for an hour; a series may outlive its Event and then begins a new one.
      series.firstEpochMs = series.lastEpochMs;
      await this.#create(series, signal);
    }
  }
}
