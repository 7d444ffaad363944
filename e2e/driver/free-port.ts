import { randomInt } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Below what Linux gives to connections and to servers that ask for any port: nobody gets one of these by chance. */
const [FIRST, END] = [15_000, 30_000];
const TRIES = 50;
/** A second caller may come before the first one listens. */
const given = new Set<number>();

/** @returns a TCP port of 127.0.0.1 that nobody listened on a moment ago, and that is given to nobody else meanwhile */
export async function freePort(): Promise<number> {
  for (let tries = 1; tries < TRIES; tries++) {
    const port = randomInt(FIRST, END);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  return anyPort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Where others took all of those: one that a connection of somebody else may get, too. */
async function anyPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
