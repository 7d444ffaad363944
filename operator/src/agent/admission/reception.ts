import { status } from "@grpc/grpc-js";
import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import type { Caches } from "../../caches/caches.ts";
import { type Log, messageOf } from "../../serve/log.ts";
import type { Greeting, StreamEnd } from "../agent-stream.ts";
import type { ConnectCall } from "../service.ts";
import type { Streams } from "../streams.ts";
import { admit } from "./admission.ts";
import { bearerToken, expiryMs } from "./bearer.ts";
import { firstMessage } from "./first-message.ts";
import type { PodIdentity } from "./identity.ts";
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
  readonly hello: Greeting;
  readonly tokenEndsAtMs: number | undefined;
}

/** From the first byte to admission. */
const RECEPTION_MS = 15_000;
/** Who is not let in may come again and again: our log is not theirs to fill. */
const COMPLAINTS = { perSecond: 1, burst: 20 } as const;
/** One address must not take all the reviews; on a host's network all sidecars of a node share one. */
const MAX_WAITING_PER_ADDRESS = 64;

const CROWDED: StreamEnd = { code: status.UNAVAILABLE, details: "too many connect at once; try again later" };

/** Finds out who is calling and whether to let them in. */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #complaints = new TokenBucket(COMPLAINTS);
  readonly #waiting = new Map<string, number>();

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** @returns undefined if the call was refused; it was answered then */
  async receive(call: ConnectCall, stop: AbortSignal): Promise<Admitted | undefined> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(RECEPTION_MS)]);
    try {
      const token = bearerToken(call.metadata.get("authorization"));
      const outcome = await this.#inTurn(call, () => this.#judge(call, token, signal));
      if ("identity" in outcome) return outcome;
      this.#refuse(call, outcome);
    } catch (error) {
      this.#complain("agent.review-failed", { error: messageOf(error) });
      this.#refuse(call, { code: status.UNAVAILABLE, details: "the token cannot be reviewed now; try again later" });
    }
    return undefined;
  }

  async #inTurn(call: ConnectCall, judge: () => Promise<Admitted | StreamEnd>): Promise<Admitted | StreamEnd> {
    const address = call.getPeer().replace(/:\d+$/, "");
    const waiting = this.#waiting.get(address) ?? 0;
    if (waiting >= MAX_WAITING_PER_ADDRESS) return CROWDED;
    this.#waiting.set(address, waiting + 1);
    try {
      return await judge();
    } finally {
      const left = (this.#waiting.get(address) ?? 1) - 1;
      if (left > 0) this.#waiting.set(address, left);
      else this.#waiting.delete(address);
    }
  }

  async #judge(call: ConnectCall, token: string | undefined, signal: AbortSignal): Promise<Admitted | StreamEnd> {
    const { reviewer, caches, streams } = this.#options;
    if (token === undefined) return { code: status.UNAUTHENTICATED, details: "a bearer token is needed" };
    if (reviewer.overloaded) return CROWDED;
    const reviewed = await reviewer.review(token, signal);
    if (!reviewed.ok) {
      this.#complain("agent.token-refused", { peer: call.getPeer(), why: reviewed.why });
      return { code: status.UNAUTHENTICATED, details: "the token is not a valid one of a pod for this operator" };
    }
    const { identity } = reviewed;
    const hello = await firstMessage(call, signal);
    if (hello === undefined) return { code: status.INVALID_ARGUMENT, details: "the first message must be a Hello" };
    const pod = caches.pods.get(`${identity.namespace}/${identity.podName}`);
    const admission = admit(identity, pod, hello.profile, streams.countOfPod(identity.podUid));
    if (admission.ok) return { identity, hello, tokenEndsAtMs: expiryMs(token) };
    this.#complain("agent.pod-refused", { pod: identity.podName, namespace: identity.namespace, why: admission.why });
    return { code: status.PERMISSION_DENIED, details: admission.why };
  }

  #complain(event: string, fields: object): void {
    if (this.#complaints.take() === 0) this.#options.log.warn(event, fields);
  }

  #refuse(call: ConnectCall, { code, details }: StreamEnd): void {
    this.#options.onRefused(status[code]);
    call.emit("error", { code, details });
  }
}
