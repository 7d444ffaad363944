import { openVault } from "@keyward/provider-vault/backend";
import { TOKENS_DIR } from "@keyward/provider-vault/config";
import type { BackendServer } from "../server.ts";
import { VAULT_VERSION } from "./vault/build.ts";
import { ACCOUNT, AUDIENCE, ROLE, RunningVault } from "./vault/server.ts";
import { TokenReviews } from "./vault/token-reviews.ts";

const TIMEOUT_MS = 100_000;

/** A real Vault server; the backend logs in by Kubernetes auth, over TLS. */
export async function start(): Promise<BackendServer> {
  const running = await startVault();
  return {
    detail: `HashiCorp Vault ${VAULT_VERSION}, built from its Go module`,
    open: () => running.open(),
    stop: () => running.stop(),
    cut: () => running.vault[Symbol.asyncDispose](),
  };
}

export interface OpenVaultOptions {
  /** That the token of the backend is of. */
  readonly account?: typeof ACCOUNT;
  readonly nowMs?: () => number;
  readonly ca?: string;
  readonly timeoutMs?: number;
}

export interface VaultWithReviews {
  readonly vault: RunningVault;
  readonly reviews: TokenReviews;
  open(options?: OpenVaultOptions): ReturnType<typeof openVault>;
  stop(): Promise<void>;
}

/** @param findProgram gives the path of the server's program; absent: Vault's */
export async function startVault(findProgram?: () => Promise<string>): Promise<VaultWithReviews> {
  const reviews = await TokenReviews.start();
  const vault = await RunningVault.start(reviews, findProgram).catch(async (error) => {
    await reviews[Symbol.asyncDispose]();
    throw error;
  });
  return {
    vault,
    reviews,
    open: ({ account = ACCOUNT, nowMs = Date.now, ca = vault.ca, timeoutMs = TIMEOUT_MS } = {}) => {
      const { address } = vault;
      const kubernetes = { role: ROLE, audience: AUDIENCE };
      return openVault(
        { address, caBundle: ca, kubernetes, development: false, timeoutMs },
        {
          nowMs,
          env: {},
          readFile: async (path) => {
            if (path !== `${TOKENS_DIR}/${AUDIENCE}/token`) throw new Error(`no file ${path}`);
            return Buffer.from(reviews.token(account, AUDIENCE));
          },
          secret: async () => Promise.reject(new Error("no Secret")),
          log: () => undefined,
        },
      );
    },
    async stop() {
      await vault[Symbol.asyncDispose]();
      await reviews[Symbol.asyncDispose]();
    },
  };
}
