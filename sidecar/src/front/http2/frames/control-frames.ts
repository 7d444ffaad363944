import { type ErrorCodeName, Http2Error } from "@keyward/core/http2/error-code";
import { FRAME } from "@keyward/core/http2/frame";

type Rule = {
  /** Payload in bytes, where there is only one length. */
  readonly length?: number;
  readonly minLength?: number;
  /** Whether the frame is about the connection or about a stream; undefined: either. */
  readonly scope?: "connection" | "stream";
};

/** Source: RFC 9113, 6 */
const RULES: ReadonlyMap<number, Rule> = new Map<number, Rule>([
  [FRAME.HEADERS, { scope: "stream" }],
  [FRAME.CONTINUATION, { scope: "stream" }],
  [FRAME.PRIORITY, { scope: "stream" }],
  [FRAME.RST_STREAM, { scope: "stream", length: 4 }],
  [FRAME.SETTINGS, { scope: "connection" }],
  [FRAME.PING, { scope: "connection", length: 8 }],
  [FRAME.GOAWAY, { scope: "connection", minLength: 8 }],
  [FRAME.WINDOW_UPDATE, { length: 4 }],
]);

/** @throws Http2Error of the connection for a frame in the wrong place, or of a length that its type does not have */
export function assertFrame(type: number, streamId: number, lengthBytes: number): void {
  const rule = RULES.get(type);
  if (rule === undefined) return;
  if (rule.scope !== undefined && (rule.scope === "connection") !== (streamId === 0)) {
    throw connectionError("PROTOCOL_ERROR", `a frame of type ${type} on stream ${streamId}`);
  }
  const { length = lengthBytes, minLength = 0 } = rule;
  if (lengthBytes !== length || lengthBytes < minLength) {
    throw connectionError("FRAME_SIZE_ERROR", `a frame of type ${type} with ${lengthBytes} bytes`);
  }
}

export function connectionError(name: ErrorCodeName, text: string): Http2Error {
  return new Http2Error(name, text);
}
