import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { PREFACE } from "@keyward/core/http2/frame";
import { encodeSettings } from "@keyward/core/http2/settings";

/** So many wait to be accepted at once; the system keeps 511 for us. */
const AT_ONCE = 100;

/** A client's first bytes, the empty SETTINGS among them; the Parsec wire's clients say nothing until they ask. */
const HTTP2_HELLO = Buffer.concat([Buffer.from(PREFACE), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]), encodeSettings([])]);

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
  if (!isHttp2) return;
  socket.write(HTTP2_HELLO);
  await once(socket, "data");
  socket.resume();
}
