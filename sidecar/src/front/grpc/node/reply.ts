import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { statusOf, trailersOf } from "@keyward/core/grpc/status";
import { NO_GRPC } from "../call/no-grpc.ts";
import type { AnswerField } from "../metadata/answer-metadata.ts";

const CONTENT_TYPE = "application/grpc";

/** The stream's answer comes without a Date: no gRPC client reads it, and it costs on each call. */
const WITH_TRAILERS = Object.freeze({ waitForTrailers: true, sendDate: false });
const WITHOUT_TRAILERS = Object.freeze({ endStream: false, sendDate: false });
const WITHOUT_BODY = Object.freeze({ endStream: true, sendDate: false });

const OK_TRAILERS = Object.freeze({ "grpc-status": "0" });

/** Opens a successful answer; trailers follow when the stream is ended. */
export function beginAnswer(stream: ServerHttp2Stream, metadata?: readonly AnswerField[]): void {
  stream.respond({ ":status": 200, "content-type": CONTENT_TYPE, ...recordOf(metadata) }, WITH_TRAILERS);
}

export function endWithOk(stream: ServerHttp2Stream, frame?: Uint8Array, metadata?: readonly AnswerField[]): void {
  endWithTrailers(stream, metadata === undefined ? OK_TRAILERS : { ...OK_TRAILERS, ...recordOf(metadata) }, frame);
}

/** Ends the call with a status: as headers alone if nothing was sent yet, else as trailers. */
export function endWithError(stream: ServerHttp2Stream, error: unknown, metadata?: readonly AnswerField[]): void {
  const status = { ...trailersOf(statusOf(error)), ...recordOf(metadata) };
  if (stream.headersSent) {
    endWithTrailers(stream, status);
    return;
  }
  const headers = { ":status": 200, "content-type": CONTENT_TYPE, "grpc-accept-encoding": "identity", ...status };
  stream.respond(headers, WITHOUT_BODY);
  stopSending(stream);
}

/** Trailers are wanted once the client has room for all that was written before. */
function endWithTrailers(stream: ServerHttp2Stream, trailers: OutgoingHttpHeaders, frame?: Uint8Array): void {
  stream.on("wantTrailers", () => {
    stream.sendTrailers(trailers);
    stopSending(stream);
  });
  stream.end(frame);
}

/** Answers what is no gRPC request at all. */
export function endWithHttpStatus(stream: ServerHttp2Stream, httpStatus: number): void {
  stream.respond({ ":status": httpStatus, "content-type": "text/plain" }, WITHOUT_TRAILERS);
  stream.end(NO_GRPC);
  stopSending(stream);
}

/** From the answer to the reset of what is still being sent: HTTP/2 gives a reset precedence over an answer that waits. */
const STOP_AFTER_MS = 100;

/** Tells a client that has not finished its request that the rest of it is not wanted (RFC 9113, 8.1). */
function stopSending(stream: ServerHttp2Stream): void {
  if (stream.readableEnded) return;
  stream.resume();
  const stop = setTimeout(() => stream.close(constants.NGHTTP2_NO_ERROR), STOP_AFTER_MS);
  stream.once("close", () => clearTimeout(stop));
}

/** Fields of one name stay as many as they are. */
function recordOf(metadata: readonly AnswerField[] | undefined): OutgoingHttpHeaders | undefined {
  if (metadata === undefined) return undefined;
  const groups = Map.groupBy(metadata, ({ name }) => name);
  return Object.fromEntries([...groups].map(([name, fields]) => [name, fields.map(({ value }) => value)]));
}
