import {
  create,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, type ClientDuplexStream, credentials } from "@grpc/grpc-js";

export type Request<M extends DescMethod> = MessageInitShape<M["input"]>;
export type Response<M extends DescMethod> = MessageShape<M["output"]>;
/** What a case saw. */
export type Seen = Readonly<Record<string, unknown>>;

/** Bytes a call may take, framing included. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** A channel, by the descriptors of methods. */
export class Connection implements Disposable {
  readonly #client: Client;

  constructor(socket: string) {
    const options = { "grpc.max_receive_message_length": MAX_MESSAGE_BYTES };
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), options);
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  /** @throws ServiceError */
  unary<M extends DescMethod>(method: M, request: Request<M>, path = pathOf(method)): Promise<Response<M>> {
    const { resolve, reject, promise } = Promise.withResolvers<Response<M>>();
    const [write, read] = codecOf(method);
    this.#client.makeUnaryRequest(path, write, read, request, (error, answer) =>
      error ? reject(error) : resolve(answer!),
    );
    return promise;
  }

  /** @param timeoutMs from now; 0: none */
  stream<M extends DescMethod>(method: M, timeoutMs = 0): ClientDuplexStream<Request<M>, Response<M>> {
    const [write, read] = codecOf(method);
    const options = timeoutMs === 0 ? {} : { deadline: Date.now() + timeoutMs };
    return this.#client.makeBidiStreamRequest(pathOf(method), write, read, options);
  }
}

function codecOf<M extends DescMethod>(method: M) {
  const write = (request: Request<M>) =>
    Buffer.from(toBinary(method.input, create(method.input, request) as MessageShape<M["input"]>));
  const read = (bytes: Buffer) => fromBinary(method.output, bytes) as Response<M>;
  return [write, read] as const;
}

function pathOf({ parent, name }: DescMethod): string {
  return `/${parent.typeName}/${name}`;
}
