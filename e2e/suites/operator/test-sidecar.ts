import { once } from "node:events";
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { Client, type ClientDuplexStream, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import {
  type ConnectRequest,
  ConnectRequestSchema,
  type ConnectResponse,
  ConnectResponseSchema,
  type KeyMaterial,
  type KeyWithdrawal,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { eventually } from "../../driver/eventually.ts";

const PATH = "/keyward.agent.v1.AgentService/Connect";

/** The sidecar's end of the agent stream, by an ordinary gRPC client. */
export class TestSidecar {
  readonly received: ConnectResponse["message"][] = [];
  /** Settles when the stream ends: with the gRPC status. */
  readonly ended: Promise<ServiceError>;
  readonly #client: Client;
  readonly #call: ClientDuplexStream<ConnectRequest, ConnectResponse>;

  constructor({ address, serverName, caBundle }: AgentEndpoint, token: string | undefined) {
    const options = { "grpc.ssl_target_name_override": serverName, "grpc.enable_retries": 0 };
    this.#client = new Client(address, credentials.createSsl(Buffer.from(caBundle)), options);
    const metadata = new Metadata();
    if (token !== undefined) metadata.set("authorization", `Bearer ${token}`);
    this.#call = this.#client.makeBidiStreamRequest(PATH, serialize, deserialize, metadata);
    this.#call.on("data", ({ message }: ConnectResponse) => this.received.push(message));
    this.ended = once(this.#call, "error").then(([error]) => error);
  }

  send(message: MessageInitShape<typeof ConnectRequestSchema>["message"]): void {
    this.#call.write(create(ConnectRequestSchema, { message: message! }));
  }

  hello(profile: string): void {
    this.send({ case: "hello", value: { protocolVersion: 1, sidecarVersion: "0", profile, containers: ["app"] } });
  }

  acknowledge(profileUid: string, generation: number, fault = "", liveGeneration = generation): void {
    const [wanted, live] = [BigInt(generation), BigInt(liveGeneration)];
    this.send({ case: "acknowledgement", value: { profileUid, generation: wanted, fault, liveGeneration: live } });
  }

  get keys(): KeyMaterial[] {
    return this.received.flatMap((message) => (message.case === "key" ? [message.value] : []));
  }

  get withdrawals(): KeyWithdrawal[] {
    return this.received.flatMap((message) => (message.case === "withdrawal" ? [message.value] : []));
  }

  async welcomed(): Promise<void> {
    await eventually("a welcome", async () => this.received.some((message) => message.case === "welcome"));
  }

  close(): void {
    this.ended.catch(() => {});
    this.#call.cancel();
    this.#client.close();
  }
}

function serialize(message: ConnectRequest): Buffer {
  return Buffer.from(toBinary(ConnectRequestSchema, message));
}

function deserialize(bytes: Buffer): ConnectResponse {
  return fromBinary(ConnectResponseSchema, bytes);
}
