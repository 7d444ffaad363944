import { setTimeout as delay } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { HashRequestSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { HashComputeRequestSchema } from "@keyward/proto/gen/parsec/crypto_pb";
import type { Program } from "../program.ts";
import { type ServerProcess, startServer } from "../server-process.ts";
import type { WireArgs } from "./arguments.ts";
import { Http2Load } from "./http2-load.ts";
import type { Load } from "./load.ts";
import { ParsecLoad } from "./parsec-load.ts";

const METHOD = "/keyward.v1.CryptoService/Hash";
const DATA = new Uint8Array(32);
const REQUEST = toBinary(HashRequestSchema, create(HashRequestSchema, { algorithm: "SHA3-512", data: DATA }));
const BODY = toBinary(
  HashComputeRequestSchema,
  create(HashComputeRequestSchema, { hashAlg: Hash.SHA3_512, input: DATA }),
);

/** V8 compiles what is hot in the meantime. */
export const WARM_UP_MS = 1_000;

type Wish = Pick<WireArgs, "seconds" | "nodeFlags"> & {
  readonly wire: WireArgs["wires"][number];
  readonly inFlight: number;
};

export const HEAD = `| wire | in flight | calls/s | server CPU per call | RSS | most |
|---|---:|---:|---:|---:|---:|`;

/** Hashes of 32 bytes with SHA3-512 on one connection to a server of its own. @returns a row under `HEAD` */
export async function measureWire(program: Program, { wire, inFlight, seconds, nodeFlags }: Wish): Promise<string> {
  const isParsec = wire === "parsec";
  await using server = await startServer(program, { nodeFlags, parsec: isParsec, grpcFront: isParsec ? "own" : wire });
  const load = await loadOn(wire, server);
  load.start(inFlight);
  await delay(WARM_UP_MS);
  const figures = await measured(server, load, seconds);
  load.stop();
  return `| ${[wire, inFlight, ...figures].join(" | ")} |`;
}

/** A client that asks for such hashes. */
export function loadOn(wire: Wish["wire"], { socket, parsecSocket }: ServerProcess): Promise<Load> {
  if (wire === "parsec") return ParsecLoad.open(parsecSocket, OPCODE.psaHashCompute, BODY);
  return Http2Load.open(socket, METHOD, REQUEST);
}

async function measured(server: ServerProcess, load: Load, seconds: number): Promise<string[]> {
  const [calls, cpuUs, ms] = [load.calls, await server.cpuUs(), performance.now()];
  await delay(seconds * 1_000);
  const made = load.calls - calls;
  const perSecond = (made * 1_000) / (performance.now() - ms);
  const perCall = ((await server.cpuUs()) - cpuUs) / made;
  const memory = [await server.rssBytes(), await server.peakRssBytes()].map(
    (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`,
  );
  return [Math.round(perSecond).toString(), `${perCall.toFixed(1)} us`, ...memory];
}
