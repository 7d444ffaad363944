import { create } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import {
  type ConnectRequest,
  type ProfileAcknowledgement,
  WelcomeSchema,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Acknowledgements } from "../profile/acknowledgements.ts";
import type { Acknowledgement } from "../profile/pod-states.ts";
import { type AgentStream, ENDS } from "./agent-stream.ts";
import { type ConnectCall, PROTOCOL_VERSION } from "./service.ts";

export interface ConversationOptions {
  readonly acknowledgements: Acknowledgements;
  /** A pod of that profile said something new. */
  readonly onAcknowledged: (profileKey: string, said: Acknowledgement) => void;
  /** Monotonic. */
  readonly nowMs: () => number;
}

/** A pong every ten seconds, and an acknowledgement for each state of the profile: far below this. */
const MESSAGES = { perSecond: 10, burst: 50 } as const;
const MAX_FAULT_CHARACTERS = 4_096;
const MAX_UID_CHARACTERS = 128;

/** Greets the sidecar and listens to it until the stream ends. */
export function converse(call: ConnectCall, stream: AgentStream, options: ConversationOptions): void {
  const allowance = new TokenBucket(MESSAGES);
  const welcome = { protocolVersion: PROTOCOL_VERSION, operatorVersion: KEYWARD_VERSION };
  stream.send({ case: "welcome", value: create(WelcomeSchema, welcome) });
  call.on("data", (request: ConnectRequest) => {
    if (!stream.open) return;
    if (allowance.take() > 0) return stream.end(ENDS.talkative);
    stream.heardAtMs = options.nowMs();
    if (request.message.case !== "acknowledgement") return;
    if (isSensible(request.message.value)) acknowledge(stream, request.message.value, options);
    else stream.end(ENDS.nonsense);
  });
  call.once("end", () => stream.end({ code: status.OK, details: "" }));
  call.resume();
}

function acknowledge(stream: AgentStream, value: ProfileAcknowledgement, options: ConversationOptions): void {
  const said: Acknowledgement = {
    profileUid: value.profileUid,
    generation: Number(value.generation),
    liveGeneration: Number(value.liveGeneration),
    fault: value.fault.slice(0, MAX_FAULT_CHARACTERS),
    receivedAtMs: stream.heardAtMs,
    streamOpenedAtMs: stream.openedAtMs,
  };
  options.acknowledgements.record(stream.identity.podUid, said);
  options.onAcknowledged(stream.profileKey, said);
}

/** What a pod says ends in status: a number that the API server cannot hold would keep all of it from being written. */
function isSensible({ profileUid, generation, liveGeneration }: ProfileAcknowledgement): boolean {
  const counts = [generation, liveGeneration].every((count) => count >= 0n && count <= Number.MAX_SAFE_INTEGER);
  return counts && profileUid.length <= MAX_UID_CHARACTERS;
}
