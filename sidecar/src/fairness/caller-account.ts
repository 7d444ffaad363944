import type { CallLimits, CallRate, Profile, ProfileLimits } from "@keyward/core/policy/profile";
import type { Caller } from "../identity/caller.ts";
import { priorityWeight } from "./priority.ts";
import { tooFast, tooMany } from "./refusals.ts";
import { TokenBucket } from "./token-bucket.ts";

/** What one container has under way and has made, over all its connections and on every wire. */
export class CallerAccount {
  readonly #container: string;
  readonly #nowUs: () => number;
  #source: ProfileLimits | undefined;
  #limits: CallLimits | undefined;
  #bucket: TokenBucket | undefined;
  #inFlight = 0;

  /** @param nowUs whole microseconds of a clock that does not go back */
  constructor({ container }: Caller, nowUs: () => number) {
    this.#container = container;
    this.#nowUs = nowUs;
  }

  /** Calls that are under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** By the profile of its last call. */
  get weight(): number {
    return priorityWeight(this.#limits?.priority ?? "Normal");
  }

  /**
   * A call begins; who is let in must leave.
   * @throws RESOURCE_EXHAUSTED that names the limit and says when to try again
   */
  enter(profile: Profile): void {
    if (profile.limits !== this.#source) this.#apply(profile.limits);
    const { inFlight, rate } = this.#limits!;
    if (this.#inFlight >= inFlight.calls) throw tooMany(this.#container, inFlight, profile);
    const waitUs = this.#bucket === undefined ? 0 : this.#bucket.take(this.#nowUs());
    if (waitUs > 0) throw tooFast(this.#container, rate!, waitUs, profile);
    this.#inFlight++;
  }

  leave(): void {
    this.#inFlight--;
  }

  #apply(source: ProfileLimits): void {
    const limits = source.callers.get(this.#container) ?? source.callers.get("*") ?? source.calls;
    this.#source = source;
    this.#limits = limits;
    this.#bucket = this.#bucketFor(limits.rate);
  }

  #bucketFor(rate: CallRate | undefined): TokenBucket | undefined {
    if (rate === undefined) return undefined;
    if (this.#bucket === undefined) return new TokenBucket(rate, this.#nowUs());
    this.#bucket.change(rate, this.#nowUs());
    return this.#bucket;
  }
}
