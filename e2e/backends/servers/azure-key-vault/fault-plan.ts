import type { IncomingMessage } from "node:http";
import type { Answer } from "./sign-in.ts";
import { VaultError } from "./vault-error.ts";

/** How a request can go wrong on purpose. */
export type Fault = "throttled" | "forbidden" | "unwell" | "silent" | "reset" | "no-json";

const SILENCE_MS = 60_000;

/** Faults for the requests to come, in order. */
export class FaultPlan {
  readonly #planned: Fault[] = [];

  plan(fault: Fault, times: number): void {
    for (let count = 0; count < times; count++) this.#planned.push(fault);
  }

  /** @returns undefined: answer as ever */
  async take(request: IncomingMessage): Promise<(Answer & { readonly headers?: Record<string, string> }) | undefined> {
    const fault = this.#planned.shift();
    if (fault === undefined) return undefined;
    if (fault === "forbidden") {
      throw new VaultError(
        403,
        "Forbidden",
        "Caller is not authorized to perform action on resource.",
        "ForbiddenByRbac",
      );
    }
    if (fault === "unwell") throw new VaultError(503, "ServiceUnavailable", "The service is unavailable.");
    if (fault === "throttled") {
      const error = new VaultError(
        429,
        "Throttled",
        "Request was not processed because too many requests were received.",
      );
      return { status: 429, body: error.body, headers: { "retry-after": "3" } };
    }
    if (fault === "no-json") return { status: 200, body: {}, headers: { "content-type": "text/html" } };
    if (fault === "reset") request.socket.destroy();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SILENCE_MS);
      request.socket.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
    });
    return { status: 503, body: {} };
  }
}
