import { Backoff } from "@keyward/kube/watch/backoff";
import type { Clock } from "@keyward/kube/watch/clock";
import type { ConnectResponse, HelloSchema, TrustBundle } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";
import type { KeyStore } from "../keys/key-store.ts";
import type { Log } from "../log/log.ts";
import type { RemoteKeys } from "../remote/remote-keys.ts";
import type { TrustStore } from "../trust/trust-store.ts";
import { AgentConnection } from "./agent-connection.ts";
import { DialPlan } from "./dial-plan.ts";
import { type AgentEndpoints, sameEndpoints, stillServes } from "./endpoint.ts";
import type { Judgement } from "./judgement.ts";
import { SignOfLife } from "./sign-of-life.ts";

export interface AgentLinkOptions {
  readonly hello: InitOf<typeof HelloSchema>;
  readonly keys: KeyStore;
  readonly trust: TrustStore;
  readonly remote: RemoteKeys;
  readonly log: Log;
  readonly clock: Clock;
  /** Read anew for each connection: the kubelet renews it. */
  readToken(): Promise<string>;
}

const RETRY = { baseMs: 200, capMs: 5_000 };
const DEAD_AFTER_INTERVALS = 3;
/** Bounds of what a Ping may say its interval is. */
const INTERVAL_MS = { min: 1_000, max: 300_000 };

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
  #connection: AgentConnection | undefined;
  #life: SignOfLife | undefined;
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
    const address = this.#connection?.address;
    if (address !== undefined && stillServes(address, before, endpoints)) return;
    this.#backoff.reset();
    this.#leave("the operator has another address or authority now");
    this.#retryAfter(0);
  }

  /** Tells the operator now if it is there, and again at each new connection: the latest judgement is the whole truth. */
  acknowledge(judgement: Judgement): void {
    this.#judgement = judgement;
    if (this.#connection !== undefined) this.#sendJudgement();
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
      if (this.#stopped || this.#connection !== undefined || !sameEndpoints(endpoints, this.#endpoints)) return;
      this.#open(endpoints, token);
    } catch (error) {
      this.#lost((error as Error).message);
    }
  }

  #open(endpoints: AgentEndpoints, token: string): void {
    this.#welcomed = false;
    const { address, withinMs } = this.#plan.next(endpoints.addresses);
    const connection: AgentConnection = new AgentConnection({ ...endpoints, address }, token, {
      onMessage: (message) => this.#take(message),
      onEnd: (reason) => {
        if (this.#connection === connection) this.#lost(reason);
      },
    });
    this.#connection = connection;
    connection.send({ case: "hello", value: this.#options.hello });
    this.#sendJudgement();
    this.#expectWithin(withinMs);
  }

  #take(message: ConnectResponse["message"]): void {
    const { keys, log } = this.#options;
    this.#life?.heard();
    switch (message.case) {
      case "welcome":
        this.#welcomed = true;
        this.#backoff.reset();
        this.#plan.welcomed();
        this.#beginVersion(message.value.protocolVersion);
        log.info({ operator: this.#connection?.address, version: message.value.operatorVersion }, "operator connected");
        break;
      case "key":
        keys.take(message.value);
        break;
      case "withdrawal":
        keys.withdraw(message.value);
        break;
      case "keySet":
        this.#connection?.send({ case: "keySetAcknowledgement", value: keys.takeSet(message.value) });
        break;
      case "trustBundle":
        this.#takeTrust(message.value);
        break;
      case "operationResult":
        this.#options.remote.settle(message.value);
        break;
      case "ping":
        this.#connection?.send({ case: "pong", value: {} });
        this.#expectWithin(DEAD_AFTER_INTERVALS * clamp(message.value.intervalMs));
        break;
    }
  }

  #takeTrust(bundle: TrustBundle): void {
    const { trust, log } = this.#options;
    const fault = trust.take(bundle);
    if (fault === undefined) log.info({ key: bundle.key, revision: String(bundle.revision) }, "trust bundle received");
    else log.error({ key: bundle.key, fault }, "trust bundle refused");
  }

  /** From version 2 on the operator is told what is here already: it may have gone from the profile meanwhile. */
  #beginVersion(version: number): void {
    const connection = this.#connection;
    if (version < 2 || connection === undefined) return;
    for (const value of this.#options.keys.reports()) connection.send({ case: "keySetAcknowledgement", value });
    const life = this.#watchOver(connection);
    this.#life = life;
    this.#options.remote.attach({
      send: (message) => {
        connection.send(message);
        life.expect();
      },
    });
  }

  /** Whoever is silent while operations are under way is left for another, where there is one. */
  #watchOver(connection: AgentConnection): SignOfLife {
    const { clock, remote } = this.#options;
    return new SignOfLife({
      clock,
      isWaiting: () => remote.isWaiting,
      ping: (onAnswer) => connection.ping(onAnswer),
      onSilence: (silentMs) => {
        if (this.#endpoints?.addresses.some((address) => address !== connection.address)) {
          connection.end(`nothing was heard for ${silentMs} ms while operations are under way`);
        }
      },
    });
  }

  #sendJudgement(): void {
    if (this.#judgement === undefined) return;
    const { uid, generation, fault, liveGeneration } = this.#judgement;
    const value = {
      profileUid: uid,
      generation: BigInt(generation),
      fault,
      liveGeneration: BigInt(liveGeneration),
    };
    this.#connection?.send({ case: "acknowledgement", value });
  }

  /** Until the next sign of life; a link that died without a word looks like one on which nothing happens. */
  #expectWithin(timeoutMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(() => {
      this.#connection?.end(`nothing was heard for ${timeoutMs} ms`);
    }, timeoutMs);
  }

  #lost(reason: string): void {
    const operator = this.#connection?.address;
    if (operator !== undefined) this.#plan.failed(operator);
    this.#detach();
    if (this.#stopped) return;
    const delayMs = this.#backoff.nextMs();
    const event = { operator, reason, retryMs: Math.round(delayMs) };
    if (this.#welcomed) this.#options.log.info(event, "operator disconnected");
    else this.#options.log.warn(event, "operator not reached; calls are served with what is here");
    this.#welcomed = false;
    this.#retryAfter(delayMs);
  }

  #leave(reason: string): void {
    const connection = this.#connection;
    this.#detach();
    connection?.end(reason);
  }

  #detach(): void {
    this.#connection = undefined;
    this.#life?.stop();
    this.#life = undefined;
    this.#options.remote.detach();
  }

  #retryAfter(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(() => void this.#connect(), delayMs);
  }
}

function clamp(intervalMs: number): number {
  return Math.min(Math.max(intervalMs, INTERVAL_MS.min), INTERVAL_MS.max);
}
