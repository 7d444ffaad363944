import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { StatusError } from "@keyward/core/grpc/status-error";
import type { Fields } from "./fields.ts";

/** grpc.testing.PayloadType; the others are of the past. */
const COMPRESSABLE = 0;
/** Of grpc.testing.SimpleRequest. */
export const SIMPLE = { type: 1, size: 2, status: 7, fillServerId: 9, orcaReport: 11 };
/** Of grpc.testing.StreamingOutputCallRequest. */
export const OUTPUT = { type: 1, parameters: 2, status: 7, orcaReport: 8 };
/** Of grpc.testing.ResponseParameters. */
export const PARAMETERS = { size: 1, intervalUs: 2 };
/** Of grpc.testing.StreamingInputCallRequest. */
export const INPUT = { payload: 1 };
const PAYLOAD = { type: 1, body: 2 };
const ECHO_STATUS = { code: 1, message: 2 };
/** Of SimpleResponse and StreamingOutputCallResponse the payload, of StreamingInputCallResponse the size. */
const FIRST_FIELD = 1;
/** Of SimpleResponse. */
const SERVER_ID = 4;
/** What a message of these methods may hold. */
export const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

/** @returns a SimpleResponse or StreamingOutputCallResponse of that many zero bytes. @throws INVALID_ARGUMENT */
export function payloadResponse(type: number, size: number): Uint8Array {
  return payloadWriter(type, size).finish();
}

/** @returns a SimpleResponse that says which server has answered */
export function namedResponse(type: number, size: number, serverId: string): Uint8Array {
  return payloadWriter(type, size).tag(SERVER_ID, WireType.LengthDelimited).string(serverId).finish();
}

function payloadWriter(type: number, size: number): BinaryWriter {
  if (type !== COMPRESSABLE) throw new KeywardError("INVALID_ARGUMENT", `there is no payload of type ${type}`);
  if (size < 0 || size > MAX_MESSAGE_BYTES) {
    throw new KeywardError("INVALID_ARGUMENT", `a payload has 0 to ${MAX_MESSAGE_BYTES} bytes, not ${size}`);
  }
  const writer = new BinaryWriter().tag(FIRST_FIELD, WireType.LengthDelimited).fork();
  return writer.tag(PAYLOAD.body, WireType.LengthDelimited).bytes(new Uint8Array(size)).join();
}

/** @returns a StreamingInputCallResponse */
export function sizeResponse(bytes: number): Uint8Array {
  return new BinaryWriter().tag(FIRST_FIELD, WireType.Varint).int32(bytes).finish();
}

export function bodyBytes(payload: Fields | undefined): number {
  return payload?.bytes(PAYLOAD.body).length ?? 0;
}

/** @param asked grpc.testing.EchoStatus. @throws StatusError where the client asks for one */
export function failIfAsked(asked: Fields | undefined): void {
  const code = asked?.number(ECHO_STATUS.code) ?? 0;
  if (code !== 0) throw new StatusError(code, asked!.text(ECHO_STATUS.message));
}
