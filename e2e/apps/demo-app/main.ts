import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { APP_SOCKET_DIR, BULK_DIR, IDENTITY_DIR, PARSEC_SOCKET_FILE, SOCKET_FILE } from "@keyward/core/contract/paths";
import { CallError, SocketClient } from "./client.ts";
import { bulk } from "./commands/bulk.ts";
import { call } from "./commands/call.ts";
import { hash } from "./commands/hash.ts";
import { isolation } from "./commands/isolation.ts";
import { loop } from "./commands/loop.ts";
import { parsec } from "./commands/parsec.ts";
import { sign } from "./commands/sign.ts";
import { signing } from "./commands/signing.ts";
import { trust } from "./commands/trust.ts";

// An application that only calls: no key, no algorithm and no crypto library of its own but for the key of its CSR.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    socket: { type: "string", default: `${APP_SOCKET_DIR}/${SOCKET_FILE}` },
    // Where every client of Parsec looks, which pods have by keyward.dev/compat.
    "parsec-socket": { type: "string", default: `/run/parsec/${PARSEC_SOCKET_FILE}` },
    "bulk-dir": { type: "string", default: BULK_DIR },
    mode: { type: "string", default: "0644" },
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
  signing: (client) => {
    const { "key-policy": policy, data, "interval-ms": interval } = values;
    return signing(client, { policy, data, intervalMs: Number(interval) }, print);
  },
  trust: (client) => trust(client, values["key-policy"], print),
  parsec: async () => print(await parsec(values["parsec-socket"], positionals[1] ?? "", values.data)),
  bulk: async () =>
    print(bulk(values["bulk-dir"], positionals[1] ?? "", positionals[2] ?? "", values.data, values.mode)),
  isolation: async () => print(isolation(APP_SOCKET_DIR, IDENTITY_DIR)),
  sleep: () => {
    print({ waiting: true });
    return sleep(2 ** 31 - 1);
  },
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
