import { Backoff } from "@keyward/kube/watch/backoff";
import { AgentConnection } from "./agent-connection.ts";
import { DialPlan } from "./dial-plan.ts";
import { type AgentEndpoints, sameEndpoints, stillServes } from "./endpoint.ts";
import type { Judgement } from "./judgement.ts";
import { OperatorConversation, type Subjects } from "./operator-conversation.ts";

export interface AgentLinkOptions extends Subjects {
  /** Read anew for each connection: the kubelet renews it. */
  readToken(): Promise<string>;
}

const RETRY = { baseMs: 200, capMs: 5_000 };

/**
 * Keeps one stream to the operator while the profile says where it is: brings acknowledgements out and keys in. It never
 * stands in the way of calls: whatever happens here, what is in memory stays in force.
 */
export class AgentLink {
  readonly #options: AgentLinkOptions;
  readonly #backoff = new Backoff(RETRY);
  readonly #plan: DialPlan;
  #endpoints: AgentEndpoints | undefined;
  #judgement: Judgement | undefined;
  #conversation: OperatorConversation | undefined;
  #welcomed = false;
  #cancelTimer: () => void = () => {};
  #stopped = false;

  constructor(options: AgentLinkOptions) {
    this.#options = options;
    this.#plan = new DialPlan(options.clock);
  }

  /** Follows the operator to new addresses or another authority at once; who is connected to one that still serves, stays. */
  setEndpoint(endpoints: AgentEndpoints | undefined): void {
    if (this.#stopped || sameEndpoints(endpoints, this.#endpoints)) return;
    const before = this.#endpoints;
    this.#endpoints = endpoints;
    const address = this.#conversation?.address;
    if (address !== undefined && stillServes(address, before, endpoints)) return;
    this.#backoff.reset();
    this.#leave("the operator has another address or authority now");
    this.#retryAfter(0);
  }

  /** Tells the operator now if it is there, and again at each new connection: the latest judgement is the whole truth. */
  acknowledge(judgement: Judgement): void {
    this.#judgement = judgement;
    this.#conversation?.acknowledge(judgement);
  }

  stop(): void {
    this.#stopped = true;
    this.#leave("this sidecar stops");
    this.#cancelTimer();
  }

  async #connect(): Promise<void> {
    const endpoints = this.#endpoints;
    if (endpoints === undefined || this.#stopped) return;
    try {
      const token = await this.#options.readToken();
      // While the token was read the world may have turned: whoever turned it has begun a connection of its own.
      if (this.#stopped || this.#conversation !== undefined || !sameEndpoints(endpoints, this.#endpoints)) return;
      this.#open(endpoints, token);
    } catch (error) {
      this.#lost((error as Error).message);
    }
  }

  #open(endpoints: AgentEndpoints, token: string): void {
    this.#welcomed = false;
    const { address, withinMs } = this.#plan.next(endpoints.addresses);
    const connection = new AgentConnection({ ...endpoints, address }, token, {
      onMessage: (message) => {
        if (this.#conversation === conversation) conversation.take(message);
      },
      onEnd: (reason) => {
        if (this.#conversation === conversation) this.#lost(reason);
      },
    });
    const conversation: OperatorConversation = new OperatorConversation(connection, this.#options, {
      onWelcome: () => this.#welcome(),
      onPing: (nextMs) => this.#expectWithin(nextMs),
      hasAnother: () => this.#endpoints?.addresses.some((other) => other !== address) ?? false,
    });
    this.#conversation = conversation;
    conversation.greet();
    if (this.#judgement !== undefined) conversation.acknowledge(this.#judgement);
    this.#expectWithin(withinMs);
  }

  #welcome(): void {
    this.#welcomed = true;
    this.#backoff.reset();
    this.#plan.welcomed();
  }

  /** Until the next sign of life; a link that died without a word looks like one on which nothing happens. */
  #expectWithin(timeoutMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(() => {
      this.#conversation?.end(`nothing was heard for ${timeoutMs} ms`);
    }, timeoutMs);
  }

  #lost(reason: string): void {
    const operator = this.#conversation?.address;
    if (operator !== undefined) this.#plan.failed(operator);
    this.#cease();
    if (this.#stopped) return;
    const delayMs = this.#backoff.nextMs();
    const event = { operator, reason, retryMs: Math.round(delayMs) };
    if (this.#welcomed) this.#options.log.info(event, "operator disconnected");
    else this.#options.log.warn(event, "operator not reached; calls are served with what is here");
    this.#welcomed = false;
    this.#retryAfter(delayMs);
  }

  #leave(reason: string): void {
    const conversation = this.#conversation;
    this.#cease();
    conversation?.end(reason);
  }

  #cease(): void {
    this.#conversation?.cease();
    this.#conversation = undefined;
  }

  #retryAfter(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(() => void this.#connect(), delayMs);
  }
}
