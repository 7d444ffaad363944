import type { ResponseFields } from "../fields/response-fields.ts";
import type { Inflow } from "../flow/inflow.ts";
import type { UnreadBytes } from "../flow/unread-bytes.ts";
import type { Outbox } from "../frames/outbox.ts";

/** How a stream ended, for frames that still come for it: those that cross our reset are not the peer's fault. */
export type StreamEnd = "complete" | "reset-by-us" | "reset-by-peer";

/** A connection as its streams see it. */
export interface StreamLink {
  readonly outbox: Outbox;
  readonly fields: ResponseFields;
  readonly unread: UnreadBytes;
  readonly inflow: Inflow;
  /** Bytes of data that the peer takes now on the whole connection. */
  readonly sendWindow: number;
  /** Bytes of data that go into one frame. */
  readonly maxDataBytes: number;
  /** Data has been sent. */
  spend(bytes: number): void;
  /** The stream has something to send, or wants to know when there is room: it is pumped when there may be. */
  awaitRoom(stream: Pumped): void;
  onStreamEnd(streamId: number, how: StreamEnd): void;
}

export interface Pumped {
  /** Sends at most one frame of data. @returns whether there is more to do, and something was done */
  pump(): "done" | "progress" | "stuck";
}
