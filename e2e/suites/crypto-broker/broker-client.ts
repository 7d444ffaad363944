import {
  create,
  type DescMethodUnary,
  type DescService,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, credentials, type Metadata, type ServiceError } from "@grpc/grpc-js";
import { CryptoGrpc, CryptoGrpcDev } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { Health } from "@keyward/proto/gen/health/health_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";

/** How a call ended: with an answer, or with a code and its text. */
export type Outcome<T> =
  | { readonly code: 0; readonly answer: T }
  | { readonly code: number; readonly text: string; readonly metadata: Metadata };

export type Call<M extends DescMethodUnary> = (
  request: MessageInitShape<M["input"]>,
) => Promise<Outcome<MessageShape<M["output"]>>>;

/** Calls each method as the released clients' library does, without their checks. */
export class BrokerClient implements Disposable {
  readonly #client: Client;
  readonly hashData = this.#unary(CryptoGrpc, CryptoGrpc.method.hashData);
  readonly signCertificate = this.#unary(CryptoGrpc, CryptoGrpc.method.signCertificate);
  readonly encryptData = this.#unary(CryptoGrpc, CryptoGrpc.method.encryptData);
  readonly decryptData = this.#unary(CryptoGrpc, CryptoGrpc.method.decryptData);
  readonly benchmark = this.#unary(CryptoGrpcDev, CryptoGrpcDev.method.benchmark);
  readonly fakeEndpoint = this.#unary(CryptoGrpcDev, CryptoGrpcDev.method.fakeEndpoint);
  readonly check = this.#unary(Health, Health.method.check);
  readonly list = this.#unary(Health, Health.method.list);
  readonly hash = this.#unary(CryptoService, CryptoService.method.hash);
  readonly issue = this.#unary(CryptoService, CryptoService.method.signCertificate);
  readonly capabilities = this.#unary(CryptoService, CryptoService.method.getCapabilities);

  constructor(socket: string) {
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), {
      "grpc.max_send_message_length": -1,
      "grpc.max_receive_message_length": -1,
      "grpc.enable_retries": 0,
    });
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  /** Sends bytes that may be no message at all. */
  raw(path: string, bytes: Uint8Array): Promise<Outcome<Buffer>> {
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        path,
        Buffer.from,
        (answer) => answer,
        bytes,
        (error, answer) => resolve(outcome(error, answer)),
      );
    });
  }

  #unary<M extends DescMethodUnary>(service: DescService, method: M): Call<M> {
    return (request) =>
      new Promise((resolve) => {
        this.#client.makeUnaryRequest(
          `/${service.typeName}/${method.name}`,
          (message: Uint8Array) => Buffer.from(message),
          (bytes) => fromBinary(method.output, bytes) as MessageShape<M["output"]>,
          toBinary(method.input, create(method.input, request) as MessageShape<M["input"]>),
          (error, answer) => resolve(outcome(error, answer)),
        );
      });
  }
}

function outcome<T>(error: ServiceError | null, answer: T | undefined): Outcome<T> {
  if (error === null) return { code: 0, answer: answer as T };
  return { code: error.code, text: error.details, metadata: error.metadata };
}

/** @throws if the call failed */
export function answerOf<T>(outcome: Outcome<T>): T {
  if ("answer" in outcome) return outcome.answer;
  throw new Error(`${outcome.code}: ${outcome.text}`);
}
