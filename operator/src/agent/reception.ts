import { status } from "@grpc/grpc-js";
import type { Caches } from "../caches/caches.ts";
import type { Log } from "../serve/log.ts";
import { messageOf } from "../serve/log.ts";
import { admit } from "./admission.ts";
import type { StreamEnd } from "./agent-stream.ts";
import { bearerToken, expiryMs } from "./bearer.ts";
import { firstMessage } from "./first-message.ts";
import type { PodIdentity } from "./identity.ts";
import type { ConnectCall } from "./service.ts";
import type { Streams } from "./streams.ts";
import type { TokenReviewer } from "./token-reviewer.ts";

export interface ReceptionOptions {
  readonly caches: Pick<Caches, "pods">;
  readonly streams: Streams;
  readonly reviewer: TokenReviewer;
  readonly log: Log;
  /** For a counter; a few words, the same for the same cause. */
  readonly onRefused: (code: string) => void;
}

export interface Admitted {
  readonly identity: PodIdentity;
  readonly profile: string;
  readonly tokenEndsAtMs: number | undefined;
}

/** From the first byte to admission. */
const RECEPTION_MS = 15_000;

/** Finds out who is calling and whether to let them in. */
export class Reception {
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** @returns undefined if the call was refused; it was answered then */
  async receive(call: ConnectCall, stop: AbortSignal): Promise<Admitted | undefined> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(RECEPTION_MS)]);
    try {
      const token = bearerToken(call.metadata.get("authorization"));
      const outcome = await this.#judge(call, token, signal);
      if ("identity" in outcome) return outcome;
      this.#refuse(call, outcome);
    } catch (error) {
      this.#options.log.warn("agent.review-failed", { error: messageOf(error) });
      this.#refuse(call, { code: status.UNAVAILABLE, details: "the token cannot be reviewed now; try again later" });
    }
    return undefined;
  }

  async #judge(call: ConnectCall, token: string | undefined, signal: AbortSignal): Promise<Admitted | StreamEnd> {
    const { reviewer, caches, streams, log } = this.#options;
    if (token === undefined) return { code: status.UNAUTHENTICATED, details: "a bearer token is needed" };
    if (reviewer.overloaded) return { code: status.UNAVAILABLE, details: "too many connect at once; try again later" };
    const reviewed = await reviewer.review(token, signal);
    if (!reviewed.ok) {
      log.warn("agent.token-refused", { peer: call.getPeer(), why: reviewed.why });
      return { code: status.UNAUTHENTICATED, details: "the token is not a valid one of a pod for this operator" };
    }
    const { identity } = reviewed;
    const hello = await firstMessage(call, signal);
    if (hello === undefined) return { code: status.INVALID_ARGUMENT, details: "the first message must be a Hello" };
    const pod = caches.pods.get(`${identity.namespace}/${identity.podName}`);
    const admission = admit(identity, pod, hello.profile, streams.countOfPod(identity.podUid));
    if (admission.ok) return { identity, profile: hello.profile, tokenEndsAtMs: expiryMs(token) };
    log.warn("agent.pod-refused", { pod: identity.podName, namespace: identity.namespace, why: admission.why });
    return { code: status.PERMISSION_DENIED, details: admission.why };
  }

  #refuse(call: ConnectCall, { code, details }: StreamEnd): void {
    this.#options.onRefused(status[code]);
    call.emit("error", { code, details });
  }
}
