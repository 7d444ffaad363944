import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { Pkcs11Backend } from "@keyward/crds/types/backend/pkcs11";
import { type Pkcs11Config, parseConfig } from "@keyward/provider-pkcs11/config";

/** A TPM works on one thing at a time, and holds three keys at once: more sessions only wait longer. */
const DEFAULT_SESSIONS = 2;

/** @throws BackendError Misconfigured that names the field */
export function parseTpmConfig(spec: Pkcs11Backend & OpenOptions): Pkcs11Config {
  return parseConfig({ sessions: DEFAULT_SESSIONS, ...spec }, "tpm");
}
