import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import { toBinary } from "@keyward/proto/light/encode";
import type { CryptoContext, FinishOutput } from "../../../contexts/crypto-context.ts";
import type { Call } from "../../../dispatch/operation.ts";
import type { CallContext, Method, Requests } from "../../grpc/call/method.ts";
import type { BoundRow, ServiceGround, Wire } from "../row.ts";
import { openStream } from "./open-stream.ts";
import { beginLog } from "./stream-log.ts";
import type { StreamRow } from "./stream-row.ts";

/** Data in, data out. */
export interface CipherStreamRow<Q extends DescMessage, B, I, S extends DescMessage> extends StreamRow<Q, B, I, S> {
  started(context: CryptoContext, call: Call): MessageInitShape<S>;
  chunk(bytes: Uint8Array): MessageInitShape<S>;
  /** What follows the last bytes. */
  last(output: FinishOutput): readonly MessageInitShape<S>[];
}

export function cipherStreamRow<Q extends DescMessage, B, I, S extends DescMessage>(
  of: CipherStreamRow<Q, B, I, S>,
): BoundRow {
  const bind = (wire: Wire, ground: ServiceGround): Method => ({
    kind: "bidi-stream",
    maxMessageBytes: wire.maxRequestBytes,
    handle: (requests, context) => cipherAnswers(of, wire, ground, requests, context),
  });
  return [of.rpc, bind];
}

async function* cipherAnswers<Q extends DescMessage, B, I, S extends DescMessage>(
  of: CipherStreamRow<Q, B, I, S>,
  wire: Wire,
  ground: ServiceGround,
  requests: Requests,
  context: CallContext,
): AsyncGenerator<Uint8Array> {
  const finish = beginLog(of.rpc, wire, ground, context);
  const encode = (message: MessageInitShape<S>) => toBinary(of.response, message);
  try {
    using stream = await openStream(of, wire, ground, requests, context);
    yield encode(of.started(stream.context, stream.call));
    for await (const output of stream.outputs()) if (output.length > 0) yield encode(of.chunk(output));
    const output = await stream.context.finish(stream.end, stream.call);
    if (output.output !== undefined && output.output.length > 0) yield encode(of.chunk(output.output));
    for (const message of of.last(output)) yield encode(message);
    finish?.();
  } catch (error) {
    const said = wire.rephrase(of.rpc, error);
    finish?.(said);
    throw said;
  }
}
