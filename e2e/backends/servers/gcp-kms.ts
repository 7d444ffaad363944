import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { openGcpKms } from "@keyward/provider-gcp-kms/backend";
import type { BackendServer } from "../server.ts";
import { type GcpKmsServer, startGcpKms } from "./gcp-kms/server.ts";

const KEY_RING = "projects/example/locations/europe-west3/keyRings/keyward";
const TIMEOUT_MS = 100_000;

/** A server of ours, as Google has no emulator of Cloud KMS; reached by Google's SDK over gRPC. */
export async function start(): Promise<BackendServer> {
  const server = await startOwnGcpKms();
  return {
    detail: "our server of Google's published gRPC API, google.cloud.kms.v1",
    open: () => openOn(server),
    stop: async () => server[Symbol.asyncDispose](),
    cut: async () => server[Symbol.asyncDispose](),
  };
}

/** @param nowMs the server's clock */
export function startOwnGcpKms(nowMs: () => number = Date.now): Promise<GcpKmsServer> {
  return startGcpKms(KEY_RING, nowMs);
}

export interface OpenOnOptions {
  readonly timeoutMs?: number;
  readonly rsaSigning?: "PKCS1" | "PSS";
}

export function openOn(
  { endpoint }: GcpKmsServer,
  { timeoutMs = TIMEOUT_MS, rsaSigning = "PKCS1" }: OpenOnOptions = {},
): ReturnType<typeof openGcpKms> {
  const spec = { keyRing: KEY_RING, rsaSigning, endpoint, plaintext: true, development: true, timeoutMs };
  return openGcpKms(spec, NOTHING);
}

/** Neither token nor file is needed without TLS. */
const NOTHING: BackendEnvironment = {
  nowMs: () => Date.now(),
  env: {},
  readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
  secret: ({ name }) => Promise.reject(new Error(`no Secret ${name}`)),
  log: () => {},
};
