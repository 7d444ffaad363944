import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { openPkcs11 } from "@keyward/provider-pkcs11/backend";
import type { BackendServer } from "../server.ts";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "./pkcs11/soft-hsm.ts";

const TIMEOUT_MS = 100_000;
const PIN = { name: "hsm", key: "pin" };

/** SoftHSM 2, from Debian's packages. */
export async function start(): Promise<BackendServer> {
  const hsm = await startSoftHsm(process.env);
  return {
    detail: "SoftHSM 2, from Debian's packages",
    open: () => openSoftHsm(hsm),
    stop: async () => hsm[Symbol.asyncDispose](),
    cut: () => hsm.pull(),
  };
}

/** @param pin what the Secret holds, asked for with each login */
export function openSoftHsm(
  { module, env }: SoftHsm,
  {
    pin = () => USER_PIN,
    tokenLabel = TOKEN_LABEL,
    sessions = 4,
    timeoutMs = TIMEOUT_MS,
    log = () => {},
    nowMs = () => Date.now(),
  }: SoftHsmOptions = {},
): ReturnType<typeof openPkcs11> {
  const spec = { module, tokenLabel, pin: PIN, sessions, development: false, timeoutMs };
  return openPkcs11(spec, {
    nowMs,
    env,
    readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
    secret: async () => Buffer.from(pin()),
    log,
  });
}

export interface SoftHsmOptions {
  readonly pin?: () => string;
  readonly tokenLabel?: string;
  readonly sessions?: number;
  readonly timeoutMs?: number;
  readonly log?: BackendEnvironment["log"];
  readonly nowMs?: () => number;
}
