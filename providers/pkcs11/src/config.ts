import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import { quote } from "@keyward/core/text/quote";
import type { Pkcs11Backend } from "@keyward/crds/types/backend/pkcs11";

/** Configuration of one token, checked. */
export interface Pkcs11Config {
  readonly module: string;
  readonly tokenLabel: string;
  readonly pin: { readonly name: string; readonly key: string };
  readonly sessions: number;
  readonly timeoutMs: number;
}

const DEFAULT_SESSIONS = 16;
const MAX_SESSIONS = 256;
/** CK_TOKEN_INFO.label is 32 bytes, padded with blanks. */
const MAX_LABEL_BYTES = 32;

/**
 * @param kind what the field of the KeyBackend is called
 * @throws BackendError Misconfigured that names the field
 */
export function parseConfig(spec: Pkcs11Backend & OpenOptions, kind = "pkcs11"): Pkcs11Config {
  const wrong = (field: string, why: string) => misconfigured(`spec.${kind}.${field}`, why);
  const { module, tokenLabel, pin, sessions = DEFAULT_SESSIONS, timeoutMs } = spec;
  if (!module.startsWith("/")) throw wrong("module", `${quote(module)} is not an absolute path`);
  const label = tokenLabel.trimEnd();
  if (label === "") throw wrong("tokenLabel", "is empty");
  if (Buffer.byteLength(label) > MAX_LABEL_BYTES) {
    throw wrong("tokenLabel", `${quote(label)} is longer than ${MAX_LABEL_BYTES} bytes`);
  }
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > MAX_SESSIONS) {
    throw wrong("sessions", `${sessions} is not from 1 to ${MAX_SESSIONS}`);
  }
  return { module, tokenLabel: label, pin: { name: pin.name, key: pin.key }, sessions, timeoutMs };
}

function misconfigured(field: string, why: string): BackendError {
  return new BackendError("Misconfigured", `${field}: ${why}`);
}

/**
 * What the module's process sees: that of this one, as modules are told by variables of their own where their configuration is
 * (SOFTHSM2_CONF, TPM2_PKCS11_STORE ...), and what the backend was opened with.
 */
export function moduleEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...env };
}
