/** What a connection that does nothing takes, with what the system keeps for it. */
const IDLE_CONNECTION_BYTES = 10 * 1024;

/** What the process needs for everything else, at its peak under load. */
const REST_BYTES = 100 * 1024 * 1024;

const MAX_SPARE = 10_240;

/** Places for connections that no listener has for itself: whoever comes first gets them. */
export class SpareConnections {
  #left: number;

  constructor(count: number) {
    this.#left = count;
  }

  /** @returns whether there was one */
  take(): boolean {
    if (this.#left <= 0) return false;
    this.#left -= 1;
    return true;
  }

  give(): void {
    this.#left += 1;
  }
}

/** @param memoryBytes what the process may use; 0 where that is not known @returns how many connections that is enough for */
export function spareConnectionsIn(memoryBytes: number): number {
  if (memoryBytes === 0) return MAX_SPARE;
  const count = Math.floor((memoryBytes - REST_BYTES) / IDLE_CONNECTION_BYTES);
  return Math.min(MAX_SPARE, Math.max(0, count));
}

/** Of this process: containers share them, so that one with thousands of connections takes no other's own places. */
export const SPARE_CONNECTIONS = new SpareConnections(spareConnectionsIn(process.constrainedMemory()));

/** The places of one listener: first its own, then those that are spare. */
export class ConnectionPlaces {
  readonly #own: number;
  readonly #spare: SpareConnections | undefined;
  #taken = 0;

  constructor(own: number, spare: SpareConnections | undefined) {
    this.#own = own;
    this.#spare = spare;
  }

  /** @returns whether there is a place; who gets one leaves it once */
  enter(): boolean {
    if (this.#taken >= this.#own && !this.#spare?.take()) return false;
    this.#taken += 1;
    return true;
  }

  leave(): void {
    if (this.#taken > this.#own) this.#spare?.give();
    this.#taken -= 1;
  }
}
