import type { OperationName } from "../operations/operations.ts";
import type { WireName } from "../wires/wires.ts";
import type { Plan, Scene } from "./scene.ts";

const PAIR = ["grpc", "go"] as const;
const WIRES = ["grpc", "binary", "go"] as const;
const FILES = ["grpc", "shared-memory", "go"] as const;
const FRONTS = ["grpc", "binary", "go", "node-http2", "grpc-js"] as const;
const EVERYTHING = [...FRONTS, "binary-once", "parsec-rust"] as const;

const SMALL_BYTES = 32;
const PAGE_BYTES = 4_096;
const MEBIBYTE = 2 ** 20;
const QUICK_CURVES = ["grpc", "grpc-quick-curves", "go"] as const;
const SIGNATURES = ["sign-p256", "sign-ed25519"] as const;
const LONG_CURVES = ["sign-p384", "sign-p521"] as const;

/** Below 3 minutes. */
export const QUICK: Plan = {
  amounts: { serverWarmUpMs: 600, warmUpMs: 100, turns: 5, turnMs: 250 },
  scenes: [
    ...scenes("hash", SMALL_BYTES, [1], FRONTS),
    ...scenes("hash", SMALL_BYTES, [10], EVERYTHING),
    ...scenes("hash", SMALL_BYTES, [64], FRONTS),
    ...scenes("hash", SMALL_BYTES, [64], WIRES, 8),
    ...scenes("hash-batch", SMALL_BYTES, [10], WIRES),
    ...scenes("hmac", SMALL_BYTES, [10], WIRES),
    ...scenes("aead", SMALL_BYTES, [10], WIRES),
    ...scenes("hash", MEBIBYTE, [10], FILES),
    ...scenes("aead", MEBIBYTE, [10], FILES),
    ...SIGNATURES.flatMap((name) => scenes(name, SMALL_BYTES, [10], PAIR)),
    ...LONG_CURVES.flatMap((name) => scenes(name, SMALL_BYTES, [10], QUICK_CURVES)),
    ...scenes("certificate", 0, [10], PAIR),
  ],
};

/** Below 25 minutes. */
export const FULL: Plan = {
  amounts: { serverWarmUpMs: 1_500, warmUpMs: 300, turns: 5, turnMs: 600 },
  scenes: [
    ...scenes("hash", SMALL_BYTES, [1, 10, 64], EVERYTHING),
    ...scenes("hash", SMALL_BYTES, [64], FRONTS, 8),
    ...scenes("hash", PAGE_BYTES, [1, 10, 64], WIRES),
    ...scenes("hash", MEBIBYTE, [1, 10], FILES),
    ...scenes("hash-batch", SMALL_BYTES, [1, 10], WIRES),
    ...scenes("hmac", SMALL_BYTES, [1, 10, 64], WIRES),
    ...scenes("hmac", SMALL_BYTES, [64], WIRES, 8),
    ...scenes("hmac", PAGE_BYTES, [10], WIRES),
    ...scenes("hmac", MEBIBYTE, [10], PAIR),
    ...scenes("aead", SMALL_BYTES, [1, 10, 64], WIRES),
    ...scenes("aead", SMALL_BYTES, [64], WIRES, 8),
    ...scenes("aead", PAGE_BYTES, [10], WIRES),
    ...scenes("aead", MEBIBYTE, [1, 10], FILES),
    ...SIGNATURES.flatMap((name) => [
      ...scenes(name, SMALL_BYTES, [1, 10, 64], WIRES),
      ...scenes(name, SMALL_BYTES, [64], PAIR, 8),
    ]),
    ...LONG_CURVES.flatMap((name) => [
      ...scenes(name, SMALL_BYTES, [1, 10, 64], [...QUICK_CURVES, "binary"]),
      ...scenes(name, SMALL_BYTES, [64], QUICK_CURVES, 8),
    ]),
    ...scenes("certificate", 0, [1, 10, 64], WIRES),
    ...scenes("certificate", 0, [64], PAIR, 8),
  ],
};

/** On one connection, where no other number is given. */
function scenes(
  operation: OperationName,
  bytes: number,
  inFlight: readonly number[],
  wires: readonly WireName[],
  connections = 1,
): Scene[] {
  return inFlight.map((c) => ({ operation, bytes, c, connections, wires }));
}
