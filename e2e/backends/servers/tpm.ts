import { openTpm } from "@keyward/provider-tpm/backend";
import type { BackendServer } from "../server.ts";
import { type SoftwareTpm, startSoftwareTpm, TOKEN_LABEL, USER_PIN } from "./tpm/software-tpm.ts";

const TIMEOUT_MS = 200_000;
const PIN = { name: "tpm", key: "pin" };

/** tpm2-pkcs11 over swtpm, from Debian's packages. */
export async function start(): Promise<BackendServer> {
  const tpm = await startSoftwareTpm(process.env);
  return {
    detail: "swtpm by tpm2-abrmd and tpm2-pkcs11, from Debian's packages",
    open: () => openSoftwareTpm(tpm),
    stop: async () => tpm[Symbol.asyncDispose](),
    cut: () => tpm.cut(),
  };
}

function openSoftwareTpm({ module, env }: SoftwareTpm): ReturnType<typeof openTpm> {
  const spec = { module, tokenLabel: TOKEN_LABEL, pin: PIN, development: false, timeoutMs: TIMEOUT_MS };
  return openTpm(spec, {
    nowMs: () => Date.now(),
    env,
    readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
    secret: async () => Buffer.from(USER_PIN),
    log: (event, fields) => {
      if (process.env.KEYWARD_TEST_LOG) console.error(event, fields);
    },
  });
}
