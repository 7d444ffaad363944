import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { Pkcs11Backend } from "@keyward/crds/types/backend/pkcs11";
import { openToken } from "@keyward/provider-pkcs11/backend";
import { TPM } from "./capabilities.ts";
import { parseTpmConfig } from "./config.ts";

/**
 * Opens the token that a TPM's PKCS#11 module keeps in its store, and logs its user in.
 * @throws BackendError: Misconfigured, Unauthenticated, TokenLost where no such token is there
 */
export async function openTpm(spec: Pkcs11Backend & OpenOptions, environment: BackendEnvironment): Promise<Backend> {
  return await openToken(parseTpmConfig(spec), TPM, environment);
}
