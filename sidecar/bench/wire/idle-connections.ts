import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { PREFACE } from "@keyward/core/http2/frame";
import { encodeSettings } from "@keyward/core/http2/settings";
import { encodeRequest, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";

/** So many wait to be accepted at once; the system keeps 511 for us. */
const AT_ONCE = 100;

/** A client's first bytes, the empty SETTINGS among them. */
const HTTP2_HELLO = Buffer.concat([Buffer.from(PREFACE), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]), encodeSettings([])]);

/** Who asks to stay may; one that says nothing at all is cut off. */
const PARSEC_HELLO = encodeRequest(
  {
    flags: KEEP_OPEN_FLAGS,
    provider: PROVIDER.core,
    session: 0n,
    opcode: OPCODE.ping,
    contentType: CONTENT_TYPE_PROTOBUF,
    acceptType: CONTENT_TYPE_PROTOBUF,
    authenticationType: AUTHENTICATION.none,
  },
  new Uint8Array(0),
  new Uint8Array(0),
);

/**
 * Opens connections and leaves them alone.
 * @returns what closes them @throws Error where the server has hung up on one
 */
export async function openIdle(path: string, count: number, isHttp2: boolean): Promise<() => void> {
  const sockets: Socket[] = [];
  let lost = 0;
  while (sockets.length < count) {
    const opened = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () => connect(path));
    await Promise.all(opened.map((socket) => greet(socket, isHttp2)));
    for (const socket of opened) socket.once("close", () => (lost += 1));
    sockets.push(...opened);
  }
  if (lost > 0) throw new Error(`the server hung up on ${lost} of ${count} connections`);
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

async function greet(socket: Socket, isHttp2: boolean): Promise<void> {
  await once(socket, "connect");
  socket.on("error", () => {});
  socket.write(isHttp2 ? HTTP2_HELLO : PARSEC_HELLO);
  await once(socket, "data");
  socket.resume();
}
