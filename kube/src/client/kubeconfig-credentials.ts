import type { RequestOptions } from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import { type Clock, systemClock } from "../watch/clock.ts";
import type { Credentials, TlsMaterial } from "../watch/credentials.ts";
import { TransportError } from "../watch/transport.ts";

/** Reading a kubeconfig's user may start a program (exec plugin) or read files; not for every request. */
const KEPT_MS = 10_000;

/** The user of a kubeconfig's current context: certificates, tokens, exec plugins, impersonation. */
export class KubeConfigCredentials implements Credentials {
  readonly #config: KubeConfig;
  readonly #clock: Clock;
  #kept: { options: Promise<RequestOptions>; untilMs: number } | undefined;

  constructor(config: KubeConfig, clock: Clock = systemClock) {
    this.#config = config;
    this.#clock = clock;
  }

  async tls(): Promise<TlsMaterial> {
    const { ca, cert, key, servername, rejectUnauthorized } = await this.#options();
    return {
      ...(ca && { ca: ca as Buffer }),
      ...(cert && { cert: cert as Buffer }),
      ...(key && { key: key as Buffer }),
      ...(servername && { servername }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    };
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    const { headers, auth } = await this.#options();
    const given = lowerCased((headers ?? {}) as Record<string, unknown>);
    return auth ? { ...given, authorization: `Basic ${Buffer.from(auth).toString("base64")}` } : given;
  }

  invalidate(): void {
    this.#kept = undefined;
  }

  #options(): Promise<RequestOptions> {
    const nowMs = this.#clock.monotonicMs();
    if (this.#kept === undefined || nowMs >= this.#kept.untilMs) {
      const options = this.#read();
      options.catch(() => this.invalidate());
      this.#kept = { options, untilMs: nowMs + KEPT_MS };
    }
    return this.#kept.options;
  }

  async #read(): Promise<RequestOptions> {
    const options: RequestOptions = { headers: {} };
    try {
      await this.#config.applyToHTTPSOptions(options);
      return options;
    } catch (error) {
      const user = this.#config.getCurrentUser()?.name ?? "(none)";
      const text = `kubeconfig user "${user}" gave no credentials: ${(error as Error).message}`;
      throw new TransportError("bad-credentials", text, error);
    }
  }
}

/** HTTP/2 knows no upper case in names of headers. */
function lowerCased(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
