import { OPERATOR_AUDIENCE } from "@keyward/core/contract/names";
import { TOKEN_REVIEWS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { Gate } from "./gate.ts";
import { identityOf, type Reviewed, type ReviewStatus } from "./identity.ts";

/** After a change of leader every sidecar comes at once; the API server must not feel it. */
const REVIEWS_AT_A_TIME = 32;
const REVIEWS_WAITING = 10_000;
const REVIEW_TIMEOUT_MS = 5_000;

/** Asks the API server about tokens. Nothing is remembered: a pod that is deleted loses its streams with the next question. */
export class TokenReviewer {
  readonly #client: KubeClient;
  readonly #gate = new Gate(REVIEWS_AT_A_TIME, REVIEWS_WAITING);

  constructor(client: KubeClient) {
    this.#client = client;
  }

  get overloaded(): boolean {
    return this.#gate.full;
  }

  /** @throws KubeError, TransportError: nothing is known about the token */
  async review(token: string, signal: AbortSignal): Promise<Reviewed> {
    const body = { metadata: {} as never, spec: { token, audiences: [OPERATOR_AUDIENCE] } };
    const answer = await this.#gate.run(() => {
      signal.throwIfAborted();
      return this.#client.create(TOKEN_REVIEWS, body, { signal, timeoutMs: REVIEW_TIMEOUT_MS });
    });
    return identityOf((answer as { status?: ReviewStatus }).status ?? {});
  }
}
