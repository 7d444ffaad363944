import type { Clock } from "@keyward/kube/watch/clock";
import type {
  ConnectResponse,
  HelloSchema,
  TrustBundle,
  Welcome,
} from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { InitOf } from "@keyward/proto/light/schema";
import type { KeyStore } from "../keys/key-store.ts";
import type { Log } from "../log/log.ts";
import type { RemoteKeys } from "../remote/remote-keys.ts";
import type { TrustStore } from "../trust/trust-store.ts";
import type { AgentConnection } from "./agent-connection.ts";
import type { Judgement } from "./judgement.ts";
import { SignOfLife } from "./sign-of-life.ts";

/** What a conversation is about. */
export interface Subjects {
  readonly hello: InitOf<typeof HelloSchema>;
  readonly keys: KeyStore;
  readonly trust: TrustStore;
  readonly remote: RemoteKeys;
  readonly log: Log;
  readonly clock: Clock;
}

/** Whoever keeps the connection. */
export interface ConversationKeeper {
  /** The operator has said that it knows this sidecar. */
  onWelcome(): void;
  /** It will be heard again within that time. */
  onPing(withinMs: number): void;
  /** Whether there is another replica to turn to. */
  hasAnother(): boolean;
}

const DEAD_AFTER_INTERVALS = 3;
/** Bounds of what a Ping may say its interval is. */
const INTERVAL_MS = { min: 1_000, max: 300_000 };

/** What is said over one connection: keys, bundles and results come in, acknowledgements and operations go out. */
export class OperatorConversation {
  readonly #connection: AgentConnection;
  readonly #subjects: Subjects;
  readonly #keeper: ConversationKeeper;
  #life: SignOfLife | undefined;

  constructor(connection: AgentConnection, subjects: Subjects, keeper: ConversationKeeper) {
    this.#connection = connection;
    this.#subjects = subjects;
    this.#keeper = keeper;
  }

  get address(): string {
    return this.#connection.address;
  }

  greet(): void {
    this.#connection.send({ case: "hello", value: this.#subjects.hello });
  }

  acknowledge({ uid, generation, fault, liveGeneration }: Judgement): void {
    const value = {
      profileUid: uid,
      generation: BigInt(generation),
      fault,
      liveGeneration: BigInt(liveGeneration),
    };
    this.#connection.send({ case: "acknowledgement", value });
  }

  take(message: ConnectResponse["message"]): void {
    const { keys, remote } = this.#subjects;
    this.#life?.heard();
    switch (message.case) {
      case "welcome":
        this.#takeWelcome(message.value);
        break;
      case "key":
        keys.take(message.value);
        break;
      case "withdrawal":
        keys.withdraw(message.value);
        break;
      case "keySet":
        this.#connection.send({ case: "keySetAcknowledgement", value: keys.takeSet(message.value) });
        break;
      case "trustBundle":
        this.#takeTrust(message.value);
        break;
      case "operationResult":
        remote.settle(message.value);
        break;
      case "ping":
        this.#connection.send({ case: "pong", value: {} });
        this.#keeper.onPing(DEAD_AFTER_INTERVALS * clamp(message.value.intervalMs));
        break;
    }
  }

  /** Operations that are under way wait for another conversation. */
  cease(): void {
    this.#life?.stop();
    this.#life = undefined;
    this.#subjects.remote.detach();
  }

  /** Closes the connection. */
  end(reason: string): void {
    this.#connection.end(reason);
  }

  #takeWelcome({ protocolVersion, operatorVersion: version }: Welcome): void {
    this.#keeper.onWelcome();
    if (protocolVersion >= 2) this.#beginOperations();
    this.#subjects.log.info({ operator: this.address, version }, "operator connected");
  }

  #takeTrust(bundle: TrustBundle): void {
    const { trust, log } = this.#subjects;
    const fault = trust.take(bundle);
    if (fault === undefined) log.info({ key: bundle.key, revision: String(bundle.revision) }, "trust bundle received");
    else log.error({ key: bundle.key, fault }, "trust bundle refused");
  }

  /** The operator is told what is here already, too: it may have gone from the profile meanwhile. */
  #beginOperations(): void {
    const { keys, remote } = this.#subjects;
    const connection = this.#connection;
    for (const value of keys.reports()) connection.send({ case: "keySetAcknowledgement", value });
    const life = this.#watchOver();
    this.#life = life;
    remote.attach({
      send: (message) => {
        connection.send(message);
        life.expect();
      },
    });
  }

  /** Whoever is silent while operations are under way is left for another, where there is one. */
  #watchOver(): SignOfLife {
    const { clock, remote } = this.#subjects;
    return new SignOfLife({
      clock,
      isWaiting: () => remote.isWaiting,
      ping: (onAnswer) => this.#connection.ping(onAnswer),
      onSilence: (silentMs) => {
        if (this.#keeper.hasAnother()) {
          this.end(`nothing was heard for ${silentMs} ms while operations are under way`);
        }
      },
    });
  }
}

function clamp(intervalMs: number): number {
  return Math.min(Math.max(intervalMs, INTERVAL_MS.min), INTERVAL_MS.max);
}
