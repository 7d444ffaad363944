import { openIdle } from "./idle-connections.ts";

/** `node idle-client.ts SOCKET COUNT http2|parsec`: says "open" when they are, and keeps them until it is ended. */
const [path, count, wire] = process.argv.slice(2);
await openIdle(path!, Number(count), wire === "http2");
process.stdout.write("open\n");
setInterval(() => {}, 2 ** 30);
