import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { APP_SOCKET_DIR, IDENTITY_DIR, SOCKET_FILE } from "@keyward/core/contract/paths";
import { CallError, SocketClient } from "./client.ts";
import { call } from "./commands/call.ts";
import { hash } from "./commands/hash.ts";
import { isolation } from "./commands/isolation.ts";
import { loop } from "./commands/loop.ts";
import { sign } from "./commands/sign.ts";

// An application that only calls: no key, no algorithm and no crypto library of its own but for the key of its CSR.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    socket: { type: "string", default: `${APP_SOCKET_DIR}/${SOCKET_FILE}` },
    algorithm: { type: "string", default: "" },
    data: { type: "string", default: "Welcome" },
    "common-name": { type: "string", default: "demo" },
    "key-policy": { type: "string", default: "" },
    "interval-ms": { type: "string", default: "5" },
    "in-flight": { type: "string", default: "1" },
  },
});
const print = (value: unknown) => console.log(JSON.stringify(value));
const commands: Record<string, (client: SocketClient) => Promise<unknown>> = {
  hash: async (client) => print(await hash(client, values.algorithm, values.data)),
  sign: async (client) => print(await sign(client, values["common-name"], values["key-policy"])),
  call: async (client) => print({ answers: await call(client, positionals.slice(1)) }),
  loop: (client) => loop(client, Number(values["interval-ms"]), Number(values["in-flight"]), print),
  isolation: async () => print(isolation(APP_SOCKET_DIR, IDENTITY_DIR)),
  sleep: () => sleep(2 ** 31 - 1),
};

process.on("SIGTERM", () => process.exit(0));
const command = commands[positionals[0] ?? ""];
if (command === undefined) {
  console.error(`usage: main.mjs ${Object.keys(commands).join("|")} [--socket PATH] [options]`);
  process.exit(2);
}
using client = new SocketClient(values.socket);
try {
  await command(client);
} catch (error) {
  if (!(error instanceof CallError)) throw error;
  print({ code: error.code, message: error.message, info: error.info });
  process.exitCode = 1;
}
