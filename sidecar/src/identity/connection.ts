import { randomUUID } from "node:crypto";
import type { Caller } from "./caller.ts";

/** The wires by which calls come. */
export type Protocol = "grpc" | "parsec";

/** One client's connection, as its calls see it: what lives as long as the client stays hangs on it. */
export interface Connection {
  /** Unpredictable, for logs only: it opens nothing. */
  readonly id: string;
  readonly caller: Caller;
  readonly protocol: Protocol;
  readonly isOpen: boolean;
  /** Disposes of the resource when the connection ends; at once if it has ended. Owning it twice is owning it once. */
  own(resource: Disposable): void;
  /** The resource ends by other means, and the connection forgets it. */
  disown(resource: Disposable): void;
}

/** The connection as its listener holds it: who accepted it ends it. */
export class ClientConnection implements Connection {
  readonly caller: Caller;
  readonly protocol: Protocol;
  // Both made on demand: of ten thousand connections most may never need them.
  #id: string | undefined;
  #owned: Set<Disposable> | undefined;
  readonly #onDisposeError: (error: unknown) => void;
  #isOpen = true;

  /** @param onDisposeError told what a resource threw instead of ending; the others are disposed of all the same */
  constructor(caller: Caller, onDisposeError: (error: unknown) => void, protocol: Protocol = "grpc") {
    this.caller = caller;
    this.protocol = protocol;
    this.#onDisposeError = onDisposeError;
  }

  get id(): string {
    this.#id ??= randomUUID();
    return this.#id;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Resources that are owned now. */
  get ownedCount(): number {
    return this.#owned?.size ?? 0;
  }

  own(resource: Disposable): void {
    if (!this.#isOpen) {
      this.#dispose(resource);
      return;
    }
    this.#owned ??= new Set();
    this.#owned.add(resource);
  }

  disown(resource: Disposable): void {
    this.#owned?.delete(resource);
  }

  /** Ends the connection: disposes of each owned resource exactly once, the youngest first. Again does nothing. */
  close(): void {
    this.#isOpen = false;
    // One resource's end may disown another: who is gone from the set by its turn is not ours any more.
    for (const resource of [...(this.#owned ?? [])].reverse()) {
      if (this.#owned?.delete(resource)) this.#dispose(resource);
    }
  }

  #dispose(resource: Disposable): void {
    try {
      resource[Symbol.dispose]();
    } catch (error) {
      this.#onDisposeError(error);
    }
  }
}

/**
 * A place on every connection for state of one kind, made when it is first asked for and owned by the connection, which
 * knows nothing of it.
 * @param create makes the state; what it throws goes to who asked, and the next one asks again
 * @returns the state of a connection: always the same; of a connection that has ended, state that is disposed of already
 */
export function connectionSlot<T extends Disposable>(
  create: (connection: Connection) => T,
): (connection: Connection) => T {
  const states = new WeakMap<Connection, T>();
  return (connection) => {
    const known = states.get(connection);
    if (known !== undefined) return known;
    const state = create(connection);
    states.set(connection, state);
    connection.own(state);
    return state;
  };
}
