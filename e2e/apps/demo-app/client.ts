import {
  create,
  type DescMessage,
  type DescMethod,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, credentials, type ServiceError } from "@grpc/grpc-js";
import { type ErrorInfo, errorInfoOf } from "./error-info.ts";

/** A failed call in the terms of the API. */
export class CallError extends Error {
  override readonly name = "CallError";
  /** google.rpc.Code */
  readonly code: number;
  readonly info: ErrorInfo | undefined;

  constructor(cause: ServiceError) {
    super(cause.details, { cause });
    this.code = cause.code;
    this.info = errorInfoOf(cause.metadata.get("grpc-status-details-bin")[0]);
  }
}

/** One connection to a Keyward socket; an ordinary gRPC client, as any application would have it. */
export class SocketClient implements Disposable {
  readonly #client: Client;

  /** @param socketPath absolute path of the Unix socket */
  constructor(socketPath: string) {
    this.#client = new Client(`unix:${socketPath}`, credentials.createInsecure());
  }

  /** @throws CallError */
  call<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    deadlineMs = 10_000,
  ): Promise<MessageShape<O>> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        pathOf(method),
        (message: MessageShape<I>) => Buffer.from(toBinary(method.input, message)),
        (bytes: Buffer) => fromBinary(method.output, bytes),
        create(method.input, request),
        { deadline: Date.now() + deadlineMs, waitForReady: true } as never,
        (error, response) => (error === null ? resolve(response as MessageShape<O>) : reject(new CallError(error))),
      );
    });
  }

  /**
   * Yields each message of a stream, for as long as it is read.
   * @throws CallError
   */
  async *watch<I extends DescMessage, O extends DescMessage>(
    method: DescMethodServerStreaming<I, O>,
    request: MessageInitShape<I>,
  ): AsyncGenerator<MessageShape<O>> {
    const stream = this.#client.makeServerStreamRequest(
      pathOf(method),
      (message: MessageShape<I>) => Buffer.from(toBinary(method.input, message)),
      (bytes: Buffer) => fromBinary(method.output, bytes),
      create(method.input, request),
    );
    try {
      yield* stream;
    } catch (error) {
      throw new CallError(error as ServiceError);
    }
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}
