import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import { toBinary } from "@keyward/proto/light/encode";
import type { CryptoContext, FinishOutput } from "../../../contexts/crypto-context.ts";
import type { Call } from "../../../dispatch/operation.ts";
import type { CallContext, Method } from "../../grpc/call/method.ts";
import type { BoundRow, ServiceGround, Wire } from "../row.ts";
import { openStream } from "./open-stream.ts";
import { beginLog } from "./stream-log.ts";
import type { StreamRow } from "./stream-row.ts";

/** Data in, one answer at the end. */
export interface DigestStreamRow<Q extends DescMessage, B, I, S extends DescMessage> extends StreamRow<Q, B, I, S> {
  encode(output: FinishOutput, context: CryptoContext, call: Call): MessageInitShape<S>;
}

export function digestStreamRow<Q extends DescMessage, B, I, S extends DescMessage>(
  of: DigestStreamRow<Q, B, I, S>,
): BoundRow {
  const bind = (wire: Wire, ground: ServiceGround): Method => ({
    kind: "client-stream",
    maxMessageBytes: wire.maxRequestBytes,
    maxResponseBytes: wire.maxResponseBytes,
    handle: (requests, context) =>
      logged(of.rpc, wire, ground, context, async () => {
        using stream = await openStream(of, wire, ground, requests, context);
        for await (const _nothing of stream.outputs());
        const output = await stream.context.finish(stream.end, stream.call);
        return toBinary(of.response, of.encode(output, stream.context, stream.call));
      }),
  });
  return [of.rpc, bind];
}

async function logged(
  rpc: string,
  wire: Wire,
  ground: ServiceGround,
  context: CallContext,
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const finish = beginLog(rpc, wire, ground, context);
  try {
    const answer = await work();
    finish?.();
    return answer;
  } catch (error) {
    const said = wire.rephrase(rpc, error);
    finish?.(said);
    throw said;
  }
}
