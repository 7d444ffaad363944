import { join } from "node:path";
import { SOCKET_FILE } from "@keyward/core/contract/paths";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { Http2Load } from "../wire/http2-load.ts";
import { ParsecLoad } from "../wire/parsec-load.ts";
import { PARSEC_FILE } from "./containers.ts";
import type { Flood } from "./floods.ts";
import { HASH_METHOD, hashBody, hashRequest } from "./requests.ts";
import { floodWithHashes, floodWithSignatures } from "./session-flood.ts";

/** `node flooder.ts FOLDER KIND`: one container asks for all that it can get, on both wires, until it is stopped. */
const [folder, kind] = process.argv.slice(2) as [string, Flood];
const grpc = join(folder, SOCKET_FILE);
const parsec = join(folder, PARSEC_FILE);
const IN_FLIGHT = 64;
const LARGE_BYTES = 1_048_000;

const BEGIN: Readonly<Record<Flood, () => Promise<void>>> = {
  async small() {
    for (let i = 0; i < 8; i++) {
      (await Http2Load.open(grpc, HASH_METHOD, hashRequest(32))).start(IN_FLIGHT);
      (await ParsecLoad.open(parsec, OPCODE.psaHashCompute, hashBody(32))).start(IN_FLIGHT);
    }
  },
  async large() {
    for (let i = 0; i < 4; i++) {
      floodWithHashes(grpc, hashRequest(LARGE_BYTES), 8);
      (await ParsecLoad.open(parsec, OPCODE.psaHashCompute, hashBody(LARGE_BYTES))).start(4);
    }
  },
  async rsa() {
    for (let i = 0; i < 4; i++) await floodWithSignatures(grpc, IN_FLIGHT);
  },
};

await BEGIN[kind]();
process.stdout.write("flooding\n");
process.on("disconnect", () => process.exit(0));
