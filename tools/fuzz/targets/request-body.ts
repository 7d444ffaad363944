import assert from "node:assert/strict";
import type { ServerHttp2Stream } from "node:http2";
import { PassThrough } from "node:stream";
import type { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodeMessage } from "@keyward/core/grpc/message-frame";
import { ByteBudget } from "../../../sidecar/src/front/grpc/bounds/byte-budget.ts";
import { PeerClock } from "../../../sidecar/src/front/grpc/bounds/peer-clock.ts";
import type { CallStream } from "../../../sidecar/src/front/grpc/call/call-stream.ts";
import { MessageBody } from "../../../sidecar/src/front/grpc/message/message-body.ts";
import { RequestStream } from "../../../sidecar/src/front/grpc/message/request-stream.ts";
import { NodeStream } from "../../../sidecar/src/front/grpc/node/node-stream.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const MAX_MESSAGE_BYTES = 1024;
const BUDGET_BYTES = 2 * MAX_MESSAGE_BYTES;
const MESSAGES = ["hash", "", "a".repeat(300)].map((text) => encodeMessage(Buffer.from(text)));

/**
 * The bytes of one request, read as one message and as a stream of messages: both agree on the only one, and both give
 * back what they took from the budget. The first byte of an input says how it is cut into chunks.
 */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [
    Buffer.concat([Uint8Array.of(3), MESSAGES[0]!]),
    Buffer.concat([Uint8Array.of(40), ...MESSAGES]),
    Buffer.concat([Uint8Array.of(0), MESSAGES[2]!]),
  ],
  maxBytes: 8 * 1024,
  async run(input) {
    const chunks = cut(input.subarray(1), 1 + (input[0] ?? 0));
    const budget = new ByteBudget(BUDGET_BYTES);
    const only = await readOne(chunks, budget);
    const messages = await readAll(chunks, budget);
    if (only !== undefined) assert.deepEqual(messages.map(String), [String(only)]);
    assert.equal(
      budget.take(BUDGET_BYTES, () => {}),
      undefined,
      "bytes of the budget are still taken",
    );
  },
};

function cut(bytes: Uint8Array, size: number): Buffer[] {
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => index * size);
  return starts.map((start) => Buffer.from(bytes.subarray(start, start + size)));
}

/** Who takes what a stream delivers. */
interface Intake {
  receive(chunk: Buffer): boolean;
  end(): void;
}

/** Of an HTTP/2 stream only what any readable stream has is used here. @param intake is asked for when something arrives */
function streamOf(chunks: readonly Buffer[], intake: () => Intake): CallStream {
  const source = new PassThrough();
  for (const chunk of chunks) source.write(chunk);
  source.end();
  const stream = new NodeStream(source as unknown as ServerHttp2Stream);
  stream.listen({
    onData: (chunk) => intake().receive(chunk),
    onEnd: () => intake().end(),
    onRoom: () => {},
    onClose: () => {},
  });
  return stream;
}

const clock = new PeerClock(1000, () => 0);

/** @returns undefined where the bytes are wrong */
async function readOne(chunks: readonly Buffer[], budget: ByteBudget): Promise<Buffer | undefined> {
  const { promise, resolve } = Promise.withResolvers<Buffer | undefined>();
  const stream = streamOf(chunks, () => body);
  const onMessage = (message: Uint8Array) => resolve(Buffer.from(message));
  const body: MessageBody = new MessageBody(stream, {
    maxBytes: MAX_MESSAGE_BYTES,
    budget,
    clock,
    onMessage,
    onFault: () => resolve(undefined),
  });
  const message = await promise;
  body.release();
  stream.destroy();
  return message;
}

async function readAll(chunks: readonly Buffer[], budget: ByteBudget): Promise<Buffer[]> {
  let fault: KeywardError | undefined;
  const onFault = (error: KeywardError) => {
    fault = error;
  };
  const stream = streamOf(chunks, () => requests);
  const requests: RequestStream = new RequestStream(stream, {
    maxMessageBytes: MAX_MESSAGE_BYTES,
    budget,
    clock,
    onFault,
  });
  const messages: Buffer[] = [];
  try {
    for await (const message of requests) messages.push(Buffer.from(message));
  } catch (error) {
    assert.equal(error, fault, "what the iteration throws was told before");
  }
  stream.destroy();
  return messages;
}
