import { create } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import {
  type ConnectRequest,
  type KeySetAcknowledgement,
  type ProfileAcknowledgement,
  WelcomeSchema,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { type AgentStream, ENDS } from "./agent-stream.ts";
import { OperationDesk, type OperationDeskOptions } from "./operations/operation-desk.ts";
import { ping } from "./pinger.ts";
import { isSensibleKeySet, isSensibleProfile } from "./sensible.ts";
import type { ConnectCall } from "./service.ts";

export interface ConversationOptions {
  /** What a sidecar makes of its profile. */
  readonly onProfile: (stream: AgentStream, said: ProfileAcknowledgement) => void;
  /** What a sidecar has of a key. */
  readonly onKeySet: (stream: AgentStream, said: KeySetAcknowledgement) => void;
  readonly operations: OperationDeskOptions;
  /** Monotonic. */
  readonly nowMs: () => number;
}

/** A pong every ten seconds, and an acknowledgement for each state of the profile: far below this. */
const MESSAGES = { perSecond: 10, burst: 50 } as const;
/** One for each change of a key, and for each of 256 keys on a new stream. */
const KEY_SETS = { perSecond: 50, burst: 600 } as const;

/** Greets the sidecar and listens to it until the stream ends. */
export function converse(call: ConnectCall, stream: AgentStream, options: ConversationOptions): void {
  const ear = new Ear(stream, options);
  const welcome = { protocolVersion: stream.protocolVersion, operatorVersion: KEYWARD_VERSION };
  stream.send({ case: "welcome", value: create(WelcomeSchema, welcome) });
  // At once: until it knows the interval a sidecar waits no longer than one, and would leave before the first ping.
  stream.send(ping());
  call.on("data", ({ message }: ConnectRequest) => ear.hear(message));
  call.once("end", () => stream.end({ code: status.OK, details: "" }));
  call.once("close", () => ear.close());
  call.resume();
}

class Ear {
  readonly #stream: AgentStream;
  readonly #options: ConversationOptions;
  readonly #desk: OperationDesk;
  readonly #messages = new TokenBucket(MESSAGES);
  readonly #keySets = new TokenBucket(KEY_SETS);

  constructor(stream: AgentStream, options: ConversationOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#desk = new OperationDesk(stream, options.operations);
  }

  hear(message: ConnectRequest["message"]): void {
    const stream = this.#stream;
    if (!stream.open) return;
    stream.heardAtMs = this.#options.nowMs();
    // Operations have bounds of their own, and a cancellation is worth no more than what it cancels.
    if (message.case === "operation") this.#desk.take(message.value);
    else if (message.case === "cancellation") this.#desk.cancel(message.value.id);
    else if (message.case === "keySetAcknowledgement") this.#hearKeySet(message.value);
    else if (this.#messages.take() > 0) stream.end(ENDS.talkative);
    else if (message.case === "acknowledgement") this.#hearProfile(message.value);
  }

  close(): void {
    this.#desk.close();
  }

  #hearProfile(said: ProfileAcknowledgement): void {
    if (isSensibleProfile(said)) this.#options.onProfile(this.#stream, said);
    else this.#stream.end(ENDS.nonsense);
  }

  #hearKeySet(said: KeySetAcknowledgement): void {
    if (this.#keySets.take() > 0) this.#stream.end(ENDS.talkative);
    else if (isSensibleKeySet(said)) this.#options.onKeySet(this.#stream, said);
    else this.#stream.end(ENDS.nonsense);
  }
}
