import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import { quote } from "@keyward/core/text/quote";
import type { VaultIdentity } from "../config.ts";
import { badAnswer } from "../errors.ts";
import type { Server } from "./server.ts";

interface Lease {
  readonly token: string;
  readonly obtainedMs: number;
  /** When to ask for more; undefined: it never ends. */
  readonly renewMs: number | undefined;
  readonly endsMs: number | undefined;
  readonly renewable: boolean;
}

/** A lease is renewed when so much of it is over. */
const RENEW_AT = 2 / 3;
/** A token younger than this is not replaced because of a refusal: the refusal is about the policy. */
const YOUNG_MS = 10_000;
const MAX_TOKEN_BYTES = 16_384;

/** The token that calls bear: one of the configuration, or one of a login that is renewed before it ends and made anew when refused. */
export class Session {
  readonly #server: Server;
  readonly #identity: VaultIdentity;
  readonly #environment: BackendEnvironment;
  #lease: Lease | undefined;
  #pending: Promise<Lease> | undefined;

  constructor(server: Server, identity: VaultIdentity, environment: BackendEnvironment) {
    this.#server = server;
    this.#identity = identity;
    this.#environment = environment;
  }

  /**
   * Runs a call with a token; once more with a new one where the server refuses one that was good before.
   * @throws BackendError
   */
  async run<T>(signal: AbortSignal, work: (token: string) => Promise<T>): Promise<T> {
    const lease = await this.#current(signal);
    try {
      return await work(lease.token);
    } catch (error) {
      if (!this.#mayBeOver(lease, error)) throw error;
      if (this.#lease === lease) this.#lease = undefined;
      return work((await this.#current(signal)).token);
    }
  }

  /** Gives a login's token back; one of the configuration stays. */
  async close(signal: AbortSignal): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    if (lease === undefined || this.#identity.kind === "static") return;
    const call = { what: "logging out", method: "POST", path: "auth/token/revoke-self", token: lease.token } as const;
    // It ends by itself, a little later.
    await this.#server.call(call, signal).catch(() => undefined);
  }

  #mayBeOver(lease: Lease, error: unknown): boolean {
    if (!(error instanceof BackendError) || this.#identity.kind === "static") return false;
    if (error.fault === "Unauthenticated") return true;
    // Servers before 1.13 say the same of a token that has ended and of one that may not.
    return error.fault === "Denied" && this.#environment.nowMs() - lease.obtainedMs > YOUNG_MS;
  }

  async #current(signal: AbortSignal): Promise<Lease> {
    const lease = this.#lease;
    const nowMs = this.#environment.nowMs();
    if (lease !== undefined && (lease.renewMs === undefined || nowMs < lease.renewMs)) return lease;
    // One for all who wait; each leaves when its own signal says so.
    this.#pending ??= this.#obtain(lease).finally(() => {
      this.#pending = undefined;
    });
    return leavingWith(signal, this.#pending);
  }

  async #obtain(old: Lease | undefined): Promise<Lease> {
    const signal = new AbortController().signal;
    const nowMs = this.#environment.nowMs();
    const renews = old?.renewable === true && (old.endsMs ?? 0) > nowMs;
    const renewed = renews ? await this.#renew(old, signal).catch(() => undefined) : undefined;
    this.#lease = renewed ?? (await this.#logIn(signal));
    return this.#lease;
  }

  /** @returns undefined where so little more was given that a new login is due */
  async #renew({ token }: Lease, signal: AbortSignal): Promise<Lease | undefined> {
    const call = {
      what: "renewing the lease",
      method: "POST",
      path: "auth/token/renew-self",
      body: {},
      token,
    } as const;
    const lease = this.#leaseOf(await this.#server.call(call, signal), token);
    return lease.endsMs !== undefined && lease.endsMs - lease.obtainedMs < YOUNG_MS ? undefined : lease;
  }

  async #logIn(signal: AbortSignal): Promise<Lease> {
    const identity = this.#identity;
    if (identity.kind === "static") {
      const token = text(await this.#environment.secret(identity.token), `Secret ${identity.token.name}`);
      return { token, obtainedMs: this.#environment.nowMs(), renewMs: undefined, endsMs: undefined, renewable: false };
    }
    const { role, mount, tokenFile } = identity;
    const jwt = text(await this.#projectedToken(tokenFile), tokenFile);
    const call = { what: "logging in", method: "POST", path: `auth/${mount}/login`, body: { role, jwt } } as const;
    try {
      return this.#leaseOf(await this.#server.call(call, signal), undefined);
    } catch (error) {
      throw notLoggedIn(error, role, mount);
    }
  }

  async #projectedToken(path: string): Promise<Uint8Array> {
    try {
      return await this.#environment.readFile(path);
    } catch (cause) {
      const next =
        "add the audience of vault.kubernetes to the tokens that the operator's pod has (operator.tokenAudiences of the chart)";
      throw new BackendError("Misconfigured", `Vault: there is no token at ${path}. Next: ${next}`, { cause });
    }
  }

  #leaseOf(answer: Readonly<Record<string, unknown>>, known: string | undefined): Lease {
    const auth = (answer.auth ?? {}) as { client_token?: unknown; lease_duration?: unknown; renewable?: unknown };
    const token = typeof auth.client_token === "string" && auth.client_token !== "" ? auth.client_token : known;
    const seconds = auth.lease_duration;
    if (token === undefined || typeof seconds !== "number") throw badAnswer("logging in", "the answer has no token");
    const obtainedMs = this.#environment.nowMs();
    const renewable = auth.renewable === true;
    if (seconds <= 0) return { token, obtainedMs, renewMs: undefined, endsMs: undefined, renewable };
    const [renewMs, endsMs] = [obtainedMs + seconds * 1_000 * RENEW_AT, obtainedMs + seconds * 1_000];
    return { token, obtainedMs, renewMs, endsMs, renewable };
  }
}

function text(bytes: Uint8Array, where: string): string {
  const token = Buffer.from(bytes.subarray(0, MAX_TOKEN_BYTES)).toString().trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new BackendError("Misconfigured", `Vault: ${where} holds no token`);
}

function notLoggedIn(error: unknown, role: string, mount: string): unknown {
  if (!(error instanceof BackendError) || !["Denied", "Rejected", "KeyMissing", "Misconfigured"].includes(error.fault))
    return error;
  const next =
    `check that auth/${mount} is enabled and role ${quote(role)} binds the operator's service account, its namespace and the audience ` +
    "of vault.kubernetes";
  return new BackendError("Unauthenticated", `Vault: logging in failed: the server refused. Next: ${next}`, {
    cause: error,
  });
}

async function leavingWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: left, reject } = Promise.withResolvers<never>();
  const leave = () => reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  // Nobody may wait any more when it fails.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
