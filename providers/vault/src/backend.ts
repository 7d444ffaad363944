import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { VaultBackend } from "@keyward/crds/types/backend/vault";
import { VAULT_CAPABILITIES } from "./capabilities.ts";
import { vaultConfig } from "./config.ts";
import { HttpClient } from "./connection/http-client.ts";
import { Server } from "./connection/server.ts";
import { Session } from "./connection/session.ts";
import { Transit } from "./connection/transit.ts";
import { vaultHealth } from "./health.ts";
import { VaultKeyAdmin } from "./key-admin.ts";
import { VaultKeyUse } from "./key-use.ts";

/** Nobody waits longer for a token to be given back. */
const LOGOUT_MS = 2_000;

/**
 * Opens the transit engine of a Vault or OpenBao server without a call to it; the first call logs in.
 * @throws BackendError Misconfigured
 */
export async function openVault(spec: VaultBackend & OpenOptions, environment: BackendEnvironment): Promise<Backend> {
  const config = vaultConfig(spec, spec);
  const http = new HttpClient(config.address, config.ca);
  const server = new Server(http, config, spec.timeoutMs);
  const session = new Session(server, config.identity, environment);
  const transit = new Transit(server, session, config.mount);
  const nowMs = () => environment.nowMs();
  return {
    capabilities: VAULT_CAPABILITIES,
    place: ["vault", config.address, config.namespace ?? "", config.mount].join("\n"),
    admin: new VaultKeyAdmin(transit),
    use: new VaultKeyUse(transit),
    health: (signal) => vaultHealth({ server, transit, nowMs }, signal),
    async [Symbol.asyncDispose]() {
      await session.close(AbortSignal.timeout(LOGOUT_MS));
      http[Symbol.dispose]();
    },
  };
}
