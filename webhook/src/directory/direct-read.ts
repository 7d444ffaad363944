import { errorFromResponse } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import { DirectoryError } from "./directory.ts";

/** The API server waits 10 s for us; a person who reads the refusal should not. */
const TIMEOUT_MS = 1_000;
/** Anyone in the cluster can send reviews; no more of them than this turn into requests at a time. */
const MAX_IN_FLIGHT = 32;
const MAX_BYTES = 2 * 1024 * 1024;

/** Reads single objects past the cache: what is asked for twice at the same moment is read once. */
export class DirectRead {
  readonly #transport: KubeTransport;
  readonly #inFlight = new Map<string, Promise<KubeObject | undefined>>();

  constructor(transport: KubeTransport) {
    this.#transport = transport;
  }

  /**
   * @param what completes "cannot look up", for a person
   * @returns metadata of the object, undefined if there is none
   * @throws DirectoryError within a second or so
   */
  get(path: string, what: string): Promise<KubeObject | undefined> {
    const running = this.#inFlight.get(path);
    if (running !== undefined) return running;
    if (this.#inFlight.size >= MAX_IN_FLIGHT) return Promise.reject(fault(what, "too many look-ups at once"));
    const read = this.#read(path, what).finally(() => this.#inFlight.delete(path));
    this.#inFlight.set(path, read);
    return read;
  }

  async #read(path: string, what: string): Promise<KubeObject | undefined> {
    try {
      const headers = { accept: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1" };
      const options = { method: "GET", path, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES } as const;
      const response = await this.#transport.request(options);
      if (response.status === 404) return undefined;
      if (response.status !== 200) throw errorFromResponse(`GET ${path}`, response);
      return JSON.parse(response.body.toString("utf8")) as KubeObject;
    } catch (error) {
      throw fault(what, (error as Error).message, error);
    }
  }
}

function fault(what: string, reason: string, cause?: unknown): DirectoryError {
  return new DirectoryError(`Keyward cannot look up ${what} (${reason}): try again`, { cause });
}
