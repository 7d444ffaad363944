import { type Clock, systemClock } from "./clock.ts";
import { errorFromResponse, KubeError, type KubeStatus } from "./kube-error.ts";
import type { KubeObject, ObjectEvent } from "./kube-object.ts";
import { lines } from "./lines.ts";
import { collectionPath, type Resource, type Selection } from "./resource.ts";
import { type KubeStream, type KubeTransport, TransportError } from "./transport.ts";
import { readBody } from "./wire/body.ts";

export interface WatchWindowOptions {
  transport: KubeTransport;
  resource: Resource;
  selection: Selection;
  /** Continue after this moment. */
  resourceVersion: string;
  /** The server ends the window after so long. */
  timeoutSeconds: number;
  /** Not even a bookmark for so long means that the server forgot us. */
  inactivityMs: number;
  connectTimeoutMs: number;
  maxEventBytes: number;
  headers?: Readonly<Record<string, string>>;
  signal: AbortSignal;
  clock?: Clock;
  onOpen(): void;
  /** `event` is undefined for a bookmark. */
  onProgress(resourceVersion: string, event?: ObjectEvent): void;
}

type WireEvent = { type: ObjectEvent["type"] | "BOOKMARK"; object: KubeObject } | { type: "ERROR"; object: KubeStatus };
type RawEvent = { type?: string; object?: Partial<KubeObject & KubeStatus> };

/** Error text of a refused watch; longer ones are HTML pages of some gateway. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * One watch request from its beginning to its end. Returns when the server ends it.
 * @throws KubeError (410: list again), TransportError
 */
export async function watchWindow(options: WatchWindowOptions): Promise<void> {
  const path = collectionPath(options.resource, options.selection.namespace);
  const silence = new Silence(options);
  try {
    const stream = await openStream(options, path, silence.signal);
    if (stream.status !== 200) throw await refusal(path, stream);
    options.onOpen();
    for await (const line of lines(stream.body, options.maxEventBytes)) {
      silence.restart();
      deliver(options, path, parseEvent(path, line));
    }
  } finally {
    silence.end();
  }
}

function openStream(options: WatchWindowOptions, path: string, signal: AbortSignal): Promise<KubeStream> {
  const { transport, selection, resourceVersion, timeoutSeconds, connectTimeoutMs, headers } = options;
  const { fieldSelector, labelSelector } = selection;
  return transport.stream({
    path,
    query: { watch: 1, allowWatchBookmarks: true, resourceVersion, timeoutSeconds, fieldSelector, labelSelector },
    connectTimeoutMs,
    signal,
    ...(headers && { headers }),
  });
}

function deliver(options: WatchWindowOptions, path: string, event: WireEvent): void {
  if (event.type === "ERROR") throw new KubeError(`watch ${path}`, event.object.code ?? 500, event.object);
  const version = event.object.metadata.resourceVersion ?? options.resourceVersion;
  if (event.type === "BOOKMARK") options.onProgress(version);
  else options.onProgress(version, { type: event.type, object: event.object });
}

function parseEvent(path: string, line: Buffer): WireEvent {
  let event: RawEvent | null;
  try {
    event = JSON.parse(line.toString("utf8")) as RawEvent | null;
  } catch (error) {
    throw new TransportError("broken", `watch ${path}: an event is no JSON: ${(error as Error).message}`, error);
  }
  const known = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK"].includes(event?.type ?? "");
  const whole = event?.type === "ERROR" ? event.object : known && event?.object?.metadata;
  if (whole) return event as WireEvent;
  throw new TransportError("broken", `watch ${path}: an event of type "${event?.type}" makes no sense`);
}

async function refusal(path: string, stream: KubeStream): Promise<KubeError> {
  const body = await readBody(stream.body, MAX_ERROR_BYTES);
  return errorFromResponse(`watch ${path}`, { status: stream.status, headers: stream.headers, body });
}

/** Aborts when nothing was heard for too long, or when the outer signal does. */
class Silence {
  readonly #controller = new AbortController();
  readonly #options: WatchWindowOptions;
  readonly #onAbort = () => this.#controller.abort(this.#options.signal.reason);
  #cancel: () => void = () => {};

  constructor(options: WatchWindowOptions) {
    this.#options = options;
    if (options.signal.aborted) this.#onAbort();
    options.signal.addEventListener("abort", this.#onAbort, { once: true });
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    this.#cancel();
    const { clock = systemClock, inactivityMs } = this.#options;
    const text = `neither event nor bookmark for ${Math.round(inactivityMs)} ms`;
    this.#cancel = clock.setTimer(() => this.#controller.abort(new TransportError("stalled", text)), inactivityMs);
  }

  end(): void {
    this.#cancel();
    this.#options.signal.removeEventListener("abort", this.#onAbort);
    this.#controller.abort();
  }
}
