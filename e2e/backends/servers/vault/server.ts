import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../driver/free-port.ts";
import { serverCertificate } from "../tls/certificate.ts";
import { VaultApi } from "./api.ts";
import { vaultProgram } from "./build.ts";
import type { TokenReviews } from "./token-reviews.ts";

const START_MS = 120_000;
const POLL_MS = 100;
export const ROLE = "keyward";
export const ACCOUNT = { namespace: "keyward-system", name: "keyward-operator" };
export const AUDIENCE = "vault";
/** Of a login. */
const LEASE = "1h";

/** The one in docs/backends/vault.md. */
export const POLICY = `
path "transit/*" { capabilities = ["create", "read", "update", "delete", "list"] }
`;

/** The narrow one in docs/backends/vault.md, for a mount that others use as well. */
export function narrowPolicy(clusterId: string): string {
  const all = `capabilities = ["create", "read", "update", "delete"]`;
  return `
path "transit/+/keyward_${clusterId}_*" { ${all} }
path "transit/+/keyward-export-*" { ${all} }
path "transit/keys/" { capabilities = ["list"] }
path "transit/wrapping_key" { capabilities = ["read"] }
`;
}

/** A real Vault server with storage in memory, initialised and unsealed: TLS, the transit engine, Kubernetes auth. */
export class RunningVault implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly address: string;
  /** PEM */
  readonly ca: string;
  readonly api: VaultApi;
  /** Of the one share. */
  #unsealKey = "";

  private constructor(child: ChildProcess, folder: string, address: string, ca: string) {
    this.#child = child;
    this.#folder = folder;
    this.address = address;
    this.ca = ca;
    this.api = new VaultApi(address, ca);
  }

  /**
   * @param findProgram gives the path of the server's program
   * @throws Error with what the server printed
   */
  static async start(reviews: TokenReviews, findProgram = vaultProgram): Promise<RunningVault> {
    const program = await findProgram();
    const folder = await mkdtemp(join(tmpdir(), "keyward-vault-"));
    const { ca, cert, key } = await serverCertificate("localhost");
    const address = `https://localhost:${await freePort()}`;
    await writeFile(join(folder, "server.json"), JSON.stringify(config(folder, address)));
    await writeFile(join(folder, "cert.pem"), cert);
    await writeFile(join(folder, "key.pem"), key, { mode: 0o600 });
    const child = spawn(program, ["server", `-config=${join(folder, "server.json")}`], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const vault = new RunningVault(child, folder, address, ca);
    try {
      await vault.#setUp(reviews, printed(child));
      return vault;
    } catch (error) {
      await vault[Symbol.asyncDispose]();
      throw error;
    }
  }

  async seal(): Promise<void> {
    await this.api.call("PUT", "sys/seal");
  }

  async unseal(): Promise<void> {
    await this.api.call("PUT", "sys/unseal", { key: this.#unsealKey });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, "exit");
      this.#child.kill("SIGKILL");
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #setUp(reviews: TokenReviews, words: () => string): Promise<void> {
    await this.#answers(words);
    const shares = { secret_shares: 1, secret_threshold: 1 };
    const { root_token: token, keys } = (await this.api.call("PUT", "sys/init", shares)) as {
      root_token: string;
      keys: string[];
    };
    this.#unsealKey = keys[0]!;
    await this.unseal();
    this.api.token = token;
    await this.api.call("POST", "sys/mounts/transit", { type: "transit" });
    await this.api.call("POST", "sys/policies/acl/keyward", { policy: POLICY });
    await this.api.call("POST", "sys/auth/kubernetes", { type: "kubernetes" });
    await this.api.call("POST", "auth/kubernetes/config", {
      kubernetes_host: reviews.url,
      kubernetes_ca_cert: reviews.ca,
      token_reviewer_jwt: reviews.token({ namespace: "vault", name: "vault" }, reviews.url),
      disable_local_ca_jwt: true,
    });
    await this.api.call("POST", `auth/kubernetes/role/${ROLE}`, {
      bound_service_account_names: [ACCOUNT.name],
      bound_service_account_namespaces: [ACCOUNT.namespace],
      audience: AUDIENCE,
      token_policies: ["keyward"],
      token_ttl: LEASE,
    });
  }

  async #answers(words: () => string): Promise<void> {
    const deadlineMs = Date.now() + START_MS;
    while (Date.now() < deadlineMs && this.#child.exitCode === null) {
      // 501: not initialised, which is what is waited for.
      const answer = await this.api.call("GET", "sys/health?uninitcode=200").catch(() => undefined);
      if (answer !== undefined) return;
      await pause(POLL_MS);
    }
    throw new Error(`Vault does not answer:\n${words()}`);
  }
}

function config(folder: string, address: string): object {
  const { port } = new URL(address);
  const tcp = {
    address: `127.0.0.1:${port}`,
    cluster_address: "127.0.0.1:0",
    tls_cert_file: join(folder, "cert.pem"),
    tls_key_file: join(folder, "key.pem"),
  };
  return { storage: { inmem: {} }, listener: { tcp }, disable_mlock: true, api_addr: address, log_level: "warn" };
}

function printed(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      text = (text + more).slice(-10_000);
    });
  }
  return () => text;
}
