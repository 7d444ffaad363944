import { connect, type Socket } from "node:net";
import { HEADERS } from "./test-server.ts";

/** Source: RFC 9113, 6 */
const FRAME = { DATA: 0, HEADERS: 1, RST_STREAM: 3, SETTINGS: 4 } as const;
const END_HEADERS = 4;

/** An HTTP/2 client that sends frames as they are told, right or wrong, and looks at nothing that comes, not even at the end. */
export class RawConnection {
  readonly socket: Socket;

  constructor(path: string) {
    this.socket = connect({ path, allowHalfOpen: true });
    this.socket.on("error", () => {});
    this.socket.resume();
    this.socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    this.frame(FRAME.SETTINGS, 0, 0);
  }

  frame(type: number, flags: number, streamId: number, payload: Uint8Array = new Uint8Array(0)): this {
    const head = Buffer.alloc(9);
    head.writeUIntBE(payload.length, 0, 3);
    head[3] = type;
    head[4] = flags;
    head.writeUInt32BE(streamId, 5);
    this.socket.write(Buffer.concat([head, payload]));
    return this;
  }

  /** Begins the usual call. */
  request(streamId: number): this {
    const fields = Object.entries({ ":scheme": "http", ":authority": "localhost", ...HEADERS });
    const block = Buffer.concat(fields.map(([name, value]) => literal(name, String(value))));
    return this.frame(FRAME.HEADERS, END_HEADERS, streamId, block);
  }

  data(streamId: number, bytes: Uint8Array): this {
    return this.frame(FRAME.DATA, 0, streamId, bytes);
  }

  /** Unlike node:http2, which half-closes a stream before it resets it. */
  reset(streamId: number, code: number): this {
    return this.frame(FRAME.RST_STREAM, 0, streamId, Buffer.of(0, 0, 0, code));
  }
}

/** A header field that enters no table, its texts shorter than 127 bytes. Source: RFC 7541, 6.2.2 */
function literal(name: string, value: string): Buffer {
  return Buffer.concat([Buffer.of(0, name.length), Buffer.from(name), Buffer.of(value.length), Buffer.from(value)]);
}
