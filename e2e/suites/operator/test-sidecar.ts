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
  #end: ServiceError | undefined;

  constructor({ address, serverName, caBundle }: AgentEndpoint, token: string | undefined) {
    const options = { "grpc.ssl_target_name_override": serverName, "grpc.enable_retries": 0 };
    this.#client = new Client(address, credentials.createSsl(Buffer.from(caBundle)), options);
    const metadata = new Metadata();
    if (token !== undefined) metadata.set("authorization", `Bearer ${token}`);
    this.#call = this.#client.makeBidiStreamRequest(PATH, serialize, deserialize, metadata);
    this.#call.on("data", ({ message }: ConnectResponse) => this.#take(message));
    this.ended = once(this.#call, "error").then(([error]) => {
      this.#end = error;
      return error;
    });
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

  /** @throws ServiceError if the stream ends instead */
  async welcomed(): Promise<void> {
    const isWelcome = () => this.received.some((message) => message.case === "welcome");
    const seen = await eventually("a welcome", async () => isWelcome() || this.#end);
    if (seen !== true) throw seen;
  }

  /** Who says nothing for half a minute is taken for dead. */
  #take(message: ConnectResponse["message"]): void {
    this.received.push(message);
    if (message.case === "ping") this.send({ case: "pong", value: {} });
  }

  close(): void {
    this.ended.catch(() => {});
    this.#call.cancel();
    this.#client.close();
  }
}

/** An operator that has not heard of the pod yet takes it for gone: a sidecar comes again then. */
const UNKNOWN = "the pod of this token is gone";

/** @returns a sidecar that was let in. @throws ServiceError if it is refused for good */
export async function letIn(endpoint: AgentEndpoint, token: string, profile: string): Promise<TestSidecar> {
  const outcome = await eventually("the operator to know the pod", async () => {
    const sidecar = new TestSidecar(endpoint, token);
    sidecar.hello(profile);
    const refusal = await sidecar.welcomed().then(
      () => undefined,
      (error: ServiceError) => error,
    );
    if (refusal === undefined) return sidecar;
    sidecar.close();
    return refusal.details !== UNKNOWN && refusal;
  });
  if (outcome instanceof TestSidecar) return outcome;
  throw outcome;
}

function serialize(message: ConnectRequest): Buffer {
  return Buffer.from(toBinary(ConnectRequestSchema, message));
}

function deserialize(bytes: Buffer): ConnectResponse {
  return fromBinary(ConnectResponseSchema, bytes);
}
