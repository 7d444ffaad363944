import { badAnswer } from "../errors.ts";
import { MAX_LIST_BYTES } from "./http-client.ts";
import type { Server } from "./server.ts";
import type { Session } from "./session.ts";

type Json = Readonly<Record<string, unknown>>;

/** Keys that are used have one version, as each of ours has a key of its own; those of data keys are renewed. */
export const KEY_VERSION = 1;

/** The transit engine at one mount, with the session's token. */
export class Transit {
  readonly #server: Server;
  readonly #session: Session;
  readonly #mount: string;

  constructor(server: Server, session: Session, mount: string) {
    this.#server = server;
    this.#session = session;
    this.#mount = mount;
  }

  /** @param path below the mount, with names that need no escape. @throws BackendError */
  read(what: string, path: string, signal: AbortSignal): Promise<Json> {
    return this.#call({ what, method: "GET", path }, signal);
  }

  /** @throws BackendError; BadAnswer beyond some 50,000 names */
  list(what: string, path: string, signal: AbortSignal): Promise<Json> {
    return this.#call({ what, method: "GET", path: `${path}?list=true`, maxAnswerBytes: MAX_LIST_BYTES }, signal);
  }

  write(what: string, path: string, body: Json, signal: AbortSignal): Promise<Json> {
    return this.#call({ what, method: "POST", path, body }, signal);
  }

  delete(what: string, path: string, signal: AbortSignal): Promise<Json> {
    return this.#call({ what, method: "DELETE", path }, signal);
  }

  /** @returns the answer's field `data` */
  async #call(
    call: {
      readonly what: string;
      readonly method: "GET" | "POST" | "DELETE";
      readonly path: string;
      readonly body?: Json;
      readonly maxAnswerBytes?: number;
    },
    signal: AbortSignal,
  ): Promise<Json> {
    const path = `${this.#mount}/${call.path}`;
    const { data } = await this.#session.run(signal, (token) => this.#server.call({ ...call, path, token }, signal));
    return typeof data === "object" && data !== null ? (data as Json) : {};
  }
}

/** What the engine writes before the bytes of a signature, a code or a cipher text. */
export function prefixed(bytes: Uint8Array, version: number = KEY_VERSION): string {
  return `vault:v${version}:${base64(bytes)}`;
}

export interface Versioned {
  readonly version: number;
  readonly bytes: Buffer;
}

/** @throws BackendError BadAnswer */
export function versioned(what: string, value: unknown): Versioned {
  const [, version, text] = /^vault:v([1-9]\d{0,8}):(.*)$/.exec(typeof value === "string" ? value : "") ?? [];
  return { version: Number(version), bytes: bytesOf(what, text) };
}

/** Of the first version. @throws BackendError BadAnswer */
export function unprefixed(what: string, value: unknown): Buffer {
  const { version, bytes } = versioned(what, value);
  if (version === KEY_VERSION) return bytes;
  throw badAnswer(what, `version ${version} of the key answered, which was not asked`);
}

/** @throws BackendError BadAnswer */
export function bytesOf(what: string, value: unknown): Buffer {
  if (typeof value !== "string" || value === "") throw badAnswer(what, "the answer has no result");
  const bytes = Buffer.from(value, "base64");
  if (bytes.toString("base64") !== value) throw badAnswer(what, "the result is no base64");
  return bytes;
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
