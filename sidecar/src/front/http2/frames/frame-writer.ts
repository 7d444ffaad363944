import { FRAME_HEAD_BYTES, writeFrameHead, writeUint32 } from "@keyward/core/http2/frame";
import type { Outbox } from "./outbox.ts";

const NOTHING = new Uint8Array(0);

/** Writes a small frame. */
export function writeFrame(
  outbox: Outbox,
  type: number,
  flags: number,
  streamId: number,
  payload: Uint8Array = NOTHING,
): void {
  const at = outbox.reserve(FRAME_HEAD_BYTES + payload.length);
  const { buffer } = outbox;
  buffer.set(payload, writeFrameHead(buffer, at, payload.length, type, flags, streamId));
}

/** Writes a frame whose payload is one number: RST_STREAM or WINDOW_UPDATE. */
export function writeNumberFrame(outbox: Outbox, type: number, streamId: number, number: number): void {
  const at = outbox.reserve(FRAME_HEAD_BYTES + 4);
  const { buffer } = outbox;
  writeUint32(buffer, writeFrameHead(buffer, at, 4, type, 0, streamId), number);
}
