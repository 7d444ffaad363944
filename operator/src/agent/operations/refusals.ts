import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import type { Clock } from "@keyward/kube/watch/clock";
import type { Log } from "../../serve/log.ts";
import type { AgentStream } from "../agent-stream.ts";
import { type Fault, fault } from "./faults.ts";

export interface RefusalsOptions {
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
  /** For a counter: whether the sidecar was told why, or only that there are too many; absent: nobody counts. */
  readonly onRefused?: (outcome: "told" | "limited") => void;
}

/** A sidecar judges by its own profile first: what it asks for in vain comes of the moment before it hears of a change, all at once. */
const RATE = { perSecond: 50, burst: 512 } as const;
/** So long nothing more is read of a stream, for each refusal beyond its rate. */
const REST_MS = 1;
/** A pod chooses what it asks for: our log is not its to fill. */
const COMPLAINTS = { perSecond: 1 / 60, burst: 1 } as const;
const TOO_MANY =
  "too many operations of this pod were refused, and this one is, too. Next: stop asking for it; what is refused less often is told why";

/** Bounds what the refused operations of one stream cost: whoever goes on asking is told less, and heard more slowly. */
export class Refusals {
  readonly #stream: AgentStream;
  readonly #options: RefusalsOptions;
  readonly #rate: TokenBucket;
  readonly #complaints: TokenBucket;

  constructor(stream: AgentStream, options: RefusalsOptions) {
    const { clock } = options;
    this.#stream = stream;
    this.#options = options;
    this.#rate = new TokenBucket({ ...RATE, clock });
    this.#complaints = new TokenBucket({ ...COMPLAINTS, clock });
  }

  /** Counts one more. @returns what the sidecar is told instead of the reason; undefined: the reason */
  limit(): Fault | undefined {
    const waitMs = this.#rate.take();
    this.#options.onRefused?.(waitMs === 0 ? "told" : "limited");
    if (waitMs === 0) return undefined;
    this.#complain();
    this.#stream.rest(REST_MS);
    return fault("RESOURCE_EXHAUSTED", TOO_MANY, waitMs);
  }

  #complain(): void {
    if (this.#complaints.take() > 0) return;
    const { podName: pod, namespace } = this.#stream.identity;
    this.#options.log.warn("agent.refusals-limited", { pod, namespace });
  }
}
