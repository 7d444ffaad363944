import type { ClientHttp2Session } from "node:http2";
import {
  create,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { encodeMessage } from "@keyward/core/grpc/message-frame";

const PREFIX_BYTES = 5;

/** One unary call of a method, again and again with the same request. */
export class Calls<M extends DescMethodUnary> {
  readonly #session: ClientHttp2Session;
  readonly #method: M;
  readonly #frame: Uint8Array;

  constructor(session: ClientHttp2Session, method: M, request: MessageInitShape<M["input"]>) {
    this.#session = session;
    this.#method = method;
    const message = create(method.input, request) as MessageShape<M["input"]>;
    this.#frame = encodeMessage(toBinary(method.input, message));
  }

  /** @throws Error for any status but OK */
  async once(): Promise<MessageShape<M["output"]>> {
    const body = await this.#body();
    return fromBinary(this.#method.output, body.subarray(PREFIX_BYTES)) as MessageShape<M["output"]>;
  }

  /** @returns how many calls were answered in that time, `inFlight` of them at any moment */
  async during(ms: number, inFlight: number): Promise<number> {
    const endMs = performance.now() + ms;
    let calls = 0;
    const worker = async () => {
      for (; performance.now() < endMs; calls++) await this.#body();
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return calls;
  }

  #body(): Promise<Buffer> {
    const { parent, name } = this.#method;
    const path = `/${parent.typeName}/${name}`;
    const headers = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };
    const stream = this.#session.request(headers);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let status: unknown;
      const see = (fields: Readonly<Record<string, unknown>>) => (status = fields["grpc-status"] ?? status);
      stream.on("response", see);
      stream.on("trailers", see);
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("close", () => {
        if (status === "0") resolve(Buffer.concat(chunks));
        else reject(new Error(`${name} ended with gRPC status ${status}`));
      });
      stream.end(this.#frame);
    });
  }
}
