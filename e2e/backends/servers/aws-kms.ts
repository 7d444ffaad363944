import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { openAwsKms } from "@keyward/provider-aws-kms/backend";
import type { BackendServer } from "../server.ts";
import { MOTO_DETAIL, startMoto } from "./aws-kms/moto.ts";

const TIMEOUT_MS = 100_000;
const STATIC = { name: "aws", key: "any" };

/** Moto's server, from PyPI, reached by the SDK of AWS. */
export async function start(): Promise<BackendServer> {
  const moto = await startMoto();
  const stop = async () => moto[Symbol.asyncDispose]();
  return { detail: MOTO_DETAIL, open: () => openOnMoto(moto), stop, cut: stop };
}

export interface MotoOptions {
  readonly multiRegion?: boolean;
  readonly timeoutMs?: number;
}

export function openOnMoto(
  { endpoint }: { readonly endpoint: string },
  { multiRegion = false, timeoutMs = TIMEOUT_MS }: MotoOptions = {},
): ReturnType<typeof openAwsKms> {
  const staticCredentials = { accessKeyId: STATIC, secretAccessKey: STATIC };
  const spec = { region: "eu-central-1", endpoint, multiRegion, staticCredentials, development: true, timeoutMs };
  return openAwsKms(spec, ENVIRONMENT);
}

/** Moto takes every access key. */
const ENVIRONMENT: BackendEnvironment = {
  nowMs: () => Date.now(),
  env: {},
  readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
  secret: async () => Buffer.from("development"),
  log: () => {},
};
