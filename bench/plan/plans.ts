import type { OperationName } from "../operations/operations.ts";
import type { WireName } from "../wires/wires.ts";
import type { Plan, Scene } from "./scene.ts";

const PAIR: readonly WireName[] = ["grpc", "go"];
const FRONTS: readonly WireName[] = ["grpc", "go", "node-http2", "grpc-js"];
const SMALL_BYTES = 32;
const MEBIBYTE = 2 ** 20;

export const QUICK: Plan = {
  amounts: { serverWarmUpMs: 800, warmUpMs: 100, turns: 3, turnMs: 350 },
  scenes: [
    ...scenes("hash", SMALL_BYTES, [1, 10, 64], FRONTS),
    ...scenes("hash", SMALL_BYTES, [64], PAIR, 8),
    ...scenes("hmac", SMALL_BYTES, [10], PAIR),
    ...scenes("aead", SMALL_BYTES, [10], PAIR),
    ...scenes("hash", MEBIBYTE, [10], PAIR),
    ...scenes("aead", MEBIBYTE, [10], PAIR),
    ...(["sign-p256", "sign-ed25519", "sign-p384", "sign-p521"] as const).flatMap((name) =>
      scenes(name, SMALL_BYTES, [10], PAIR),
    ),
    ...scenes("certificate", 0, [10], PAIR),
  ],
};

function scenes(
  operation: OperationName,
  bytes: number,
  inFlight: readonly number[],
  wires: readonly WireName[],
  connections = 1,
): Scene[] {
  return inFlight.map((c) => ({ operation, bytes, c, connections, wires }));
}
