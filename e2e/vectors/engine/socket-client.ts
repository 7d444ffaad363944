import { once } from "node:events";
import type { Writable } from "node:stream";
import {
  create,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import type { Answer } from "./answer.ts";

const OPTIONS = {
  "grpc.max_send_message_length": -1,
  "grpc.max_receive_message_length": -1,
  "grpc.enable_retries": 0,
  // Each client its own connection: keys belong to one.
  "grpc.use_local_subchannel_pool": 1,
};

/** Statuses that no vector may cause, however broken it is. */
const SERVER_FAULTS: ReadonlySet<number> = new Set([
  status.INTERNAL,
  status.UNKNOWN,
  status.UNAVAILABLE,
  status.DATA_LOSS,
  status.DEADLINE_EXCEEDED,
]);

const DEADLINE_MS = 60_000;

/** Calls the methods of a server on a Unix socket by their descriptors. */
export class SocketClient implements Disposable {
  readonly #client: Client;

  constructor(socket: string) {
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure(), OPTIONS);
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  unary<M extends DescMethod>(
    method: M,
    request: MessageInitShape<M["input"]>,
  ): Promise<Answer<MessageShape<M["output"]>>> {
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer?: MessageShape<M["output"]>) =>
        settle(error, answer as MessageShape<M["output"]>, pathOf(method), resolve, reject);
      this.#client.makeUnaryRequest(
        pathOf(method),
        asBuffer,
        (bytes) => fromBinary(method.output, bytes) as MessageShape<M["output"]>,
        encode(method, request),
        { deadline: Date.now() + DEADLINE_MS },
        done,
      );
    });
  }

  /** @throws Error with code and text of a refusal */
  async call<M extends DescMethod>(
    method: M,
    request: MessageInitShape<M["input"]>,
  ): Promise<MessageShape<M["output"]>> {
    const answer = await this.unary(method, request);
    if ("ok" in answer) return answer.ok;
    throw new Error(`${method.name}: ${answer.refusal.code}: ${answer.refusal.text}`);
  }

  stream<M extends DescMethod>(
    method: M,
    requests: AsyncIterable<MessageInitShape<M["input"]>> | Iterable<MessageInitShape<M["input"]>>,
  ): Promise<Answer<readonly MessageShape<M["output"]>[]>> {
    return new Promise((resolve, reject) => {
      const answers: MessageShape<M["output"]>[] = [];
      const decode = (bytes: Buffer) => fromBinary(method.output, bytes) as MessageShape<M["output"]>;
      const call = this.#client.makeBidiStreamRequest(pathOf(method), asBuffer, decode);
      call.on("data", (answer: MessageShape<M["output"]>) => answers.push(answer));
      call.on("error", (error: ServiceError) => settle(error, answers, pathOf(method), resolve, reject));
      call.on("end", () => {});
      call.on("status", ({ code }) => {
        if (code === status.OK) resolve({ ok: answers });
      });
      // That the call fails is told by its error.
      send(call, method, requests).catch(() => {});
    });
  }
}

async function send<M extends DescMethod>(
  call: Writable,
  method: M,
  requests: AsyncIterable<MessageInitShape<M["input"]>> | Iterable<MessageInitShape<M["input"]>>,
): Promise<void> {
  // One listener for all waits; that the call fails is told by its own listener.
  const closed = once(call, "close").catch(() => {});
  for await (const request of requests) {
    if (call.destroyed) return;
    if (!call.write(encode(method, request))) await Promise.race([once(call, "drain"), closed]);
  }
  call.end();
}

function settle<T>(
  error: ServiceError | null,
  answer: T,
  path: string,
  resolve: (answer: Answer<T>) => void,
  reject: (error: Error) => void,
): void {
  if (error === null) resolve({ ok: answer });
  else if (SERVER_FAULTS.has(error.code)) reject(new Error(`${path}: ${error.code}: ${error.details}`));
  else resolve({ refusal: { code: error.code, text: error.details } });
}

function pathOf({ parent, name }: DescMethod): string {
  return `/${parent.typeName}/${name}`;
}

function encode<M extends DescMethod>(method: M, request: MessageInitShape<M["input"]>): Buffer {
  return asBuffer(toBinary(method.input, create(method.input, request) as MessageShape<M["input"]>));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
