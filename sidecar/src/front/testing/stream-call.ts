import type { ClientHttp2Session } from "node:http2";
import {
  create,
  type DescMethodBiDiStreaming,
  type DescMethodClientStreaming,
  type DescMethodServerStreaming,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { RawStream } from "./raw-stream.ts";

type Streaming = DescMethodBiDiStreaming | DescMethodClientStreaming | DescMethodServerStreaming;
type RequestsOf<M extends Streaming> =
  | Iterable<MessageInitShape<M["input"]>>
  | AsyncIterable<MessageInitShape<M["input"]>>;

/** Sends all requests and takes the one answer. @throws Failure for any status but OK */
export async function clientStreamCall<M extends DescMethodClientStreaming>(
  session: ClientHttp2Session,
  method: M,
  requests: RequestsOf<M>,
): Promise<MessageShape<M["output"]>> {
  const answers = await Array.fromAsync(streamCall(session, method, requests));
  if (answers.length !== 1) throw new Error(`a client stream was answered ${answers.length} times`);
  return answers[0] as MessageShape<M["output"]>;
}

/** Sends one request and gives the answers as they come. @throws Failure for any status but OK */
export function serverStreamCall<M extends DescMethodServerStreaming>(
  session: ClientHttp2Session,
  method: M,
  request: MessageInitShape<M["input"]>,
): AsyncGenerator<MessageShape<M["output"]>> {
  return streamCall(session, method, [request]);
}

/**
 * Sends requests and gives answers, each at its own pace; who stops early cancels the call.
 * @throws Failure for any status but OK
 */
export function bidiCall<M extends DescMethodBiDiStreaming>(
  session: ClientHttp2Session,
  method: M,
  requests: RequestsOf<M>,
): AsyncGenerator<MessageShape<M["output"]>> {
  return streamCall(session, method, requests);
}

async function* streamCall<M extends Streaming>(
  session: ClientHttp2Session,
  method: M,
  requests: RequestsOf<M>,
): AsyncGenerator<MessageShape<M["output"]>> {
  const call = new RawStream(session, { ":path": `/${method.parent.typeName}/${method.name}` });
  let fault: unknown;
  // Not waited for: the requests may depend on answers, or never end.
  call.sendAll(encodeAll(method, requests)).catch((error) => {
    fault = error;
    call.cancel();
  });
  try {
    for await (const answer of call.answers()) yield fromBinary(method.output, answer) as MessageShape<M["output"]>;
    const ending = await call.ending;
    if (ending === "cut" || ending.code !== 0) throw fault ?? ending;
  } finally {
    if (!call.stream.closed) call.cancel();
  }
}

async function* encodeAll<M extends Streaming>(method: M, requests: RequestsOf<M>): AsyncGenerator<Uint8Array> {
  for await (const request of requests) yield toBinary(method.input, create(method.input, request));
}
