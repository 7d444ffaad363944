/** Source: RFC 9113, 7 */
export const ERROR_CODE = Object.freeze({
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  INTERNAL_ERROR: 2,
  FLOW_CONTROL_ERROR: 3,
  SETTINGS_TIMEOUT: 4,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  CANCEL: 8,
  COMPRESSION_ERROR: 9,
  CONNECT_ERROR: 10,
  ENHANCE_YOUR_CALM: 11,
});

export type ErrorCodeName = keyof typeof ERROR_CODE;

/** What a peer did wrong, as its GOAWAY or RST_STREAM will say. */
export class Http2Error extends Error {
  readonly code: number;
  /** 0: the connection is of no more use. Else that one stream is. */
  readonly streamId: number;

  constructor(name: ErrorCodeName, message: string, streamId = 0) {
    super(message);
    this.name = name;
    this.code = ERROR_CODE[name];
    this.streamId = streamId;
  }
}
