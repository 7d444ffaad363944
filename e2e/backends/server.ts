import type { Backend } from "@keyward/core/backend/backend";

/** A server, device or emulator that runs, and a backend on it. */
export interface BackendServer {
  /** What stands behind the backend, with its version: "SoftHSM 2.6.1", "moto 5.0". */
  readonly detail: string;
  /** Opens the backend as the operator would. Several may be open at once, on the same keys. */
  open(): Promise<Backend>;
  /** Ends the server and deletes what it left behind. */
  stop(): Promise<void>;
  /**
   * Makes the server stop answering (kill it, cut the connection), where that is possible: later calls must fail with a fault of the backend
   * and not hang. Called last, at most once.
   */
  cut?(): Promise<void>;
  /**
   * Cases that this server cannot hold, by name or as a pattern, each with the reason; they count as skipped. For gaps of an emulator,
   * never for faults of a backend.
   */
  readonly gaps?: readonly Gap[];
}

export interface Gap {
  readonly cases: RegExp;
  readonly reason: string;
}

/** What `servers/<backend>.ts` exports. @throws CannotStart */
export type StartServer = () => Promise<BackendServer>;

/** The machine lacks something that the server needs; the message names it. Anything else that is thrown is a failure. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** @returns what runs from now on, or why it cannot run here */
export async function startHere<T>(start: () => Promise<T>): Promise<T | CannotStart> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof CannotStart) return error;
    throw error;
  }
}
