import { status } from "@grpc/grpc-js";
import type { ConnectResponse } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { PodIdentity } from "./admission/identity.ts";
import type { KeyStamp } from "./distribution/push.ts";
import { type ConnectCall, encodeResponse, PROTOCOL_VERSION } from "./service.ts";

/** What the sidecar said of itself. */
export interface Greeting {
  readonly profile: string;
  readonly protocolVersion: number;
}

/** Why a stream ends, as the sidecar is told. */
export interface StreamEnd {
  readonly code: status;
  readonly details: string;
}

export const ENDS = {
  stopping: {
    code: status.UNAVAILABLE,
    details: "this operator stops; connect to the address in the profile's status",
  },
  tokenEnds: { code: status.UNAUTHENTICATED, details: "the token ends soon; connect again with a new one" },
  podGone: { code: status.PERMISSION_DENIED, details: "the pod is gone or has finished" },
  silent: { code: status.DEADLINE_EXCEEDED, details: "nothing was heard for three ping intervals" },
  talkative: { code: status.RESOURCE_EXHAUSTED, details: "too many messages; send one acknowledgement for each state" },
  nonsense: { code: status.INVALID_ARGUMENT, details: "an acknowledgement names no possible state of a profile" },
  fault: { code: status.INTERNAL, details: "the operator failed; its log says why" },
  slow: { code: status.RESOURCE_EXHAUSTED, details: "messages are not read" },
} as const satisfies Record<string, StreamEnd>;

/** More waiting than this beside the answers to its operations, and the other side has stopped reading. */
const MAX_UNSENT_MESSAGES = 64 + 512;

const LAST_WORDS_MS = 5_000;

/** The stream of one sidecar after it was admitted. */
export class AgentStream {
  readonly identity: PodIdentity;
  /** `namespace/name` of its CryptoProfile. */
  readonly profileKey: string;
  readonly openedAtMs: number;
  /** The lower of what both sides speak. */
  readonly protocolVersion: number;
  /** By name of the key: what this sidecar was sent, or said that it has. */
  readonly held = new Map<string, KeyStamp>();
  heardAtMs: number;
  pingedAtMs: number;
  readonly #call: ConnectCall;
  readonly #disconnect: () => void;
  #ended = false;

  /** @param hello profile and protocol version of the sidecar
   *  @param disconnect cuts the connection; for a sidecar that does not even read the end of its stream */
  constructor(call: ConnectCall, identity: PodIdentity, hello: Greeting, nowMs: number, disconnect: () => void) {
    this.#call = call;
    this.#disconnect = disconnect;
    this.identity = identity;
    this.profileKey = `${identity.namespace}/${hello.profile}`;
    this.protocolVersion = Math.min(hello.protocolVersion, PROTOCOL_VERSION);
    this.openedAtMs = nowMs;
    this.heardAtMs = nowMs;
    this.pingedAtMs = nowMs;
  }

  get open(): boolean {
    return !this.#ended;
  }

  send(message: ConnectResponse["message"]): void {
    if (this.#ended) return;
    if (this.#call.writableLength > MAX_UNSENT_MESSAGES) {
      this.end(ENDS.slow);
    } else {
      const bytes = encodeResponse(message);
      this.#call.write(bytes, () => bytes.fill(0));
    }
  }

  /** Reads nothing more for so long: what was sent meanwhile waits at the other side. */
  rest(ms: number): void {
    this.#call.pause();
    setTimeout(() => this.#call.resume(), ms).unref();
  }

  end({ code, details }: StreamEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#call.emit("error", { code, details });
    setTimeout(() => this.#call.destroyed || this.#disconnect(), LAST_WORDS_MS).unref();
  }

  /** The other side left. */
  closed(): void {
    this.#ended = true;
  }
}
