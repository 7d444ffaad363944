import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { toBinary } from "@keyward/proto/light/encode";
import type { LightSchema } from "@keyward/proto/light/schema";
import type { CryptoContext, FinishInput, FinishOutput } from "../../contexts/crypto-context.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { callOn } from "../../dispatch/ground.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { Snapshot } from "../../profile/holder.ts";
import type { CallContext, Method, Requests } from "../grpc/method.ts";
import type { BoundRow, Row, ServiceGround, Wire } from "./row.ts";

/** One message of a stream: the beginning, a piece of the data, or what the end needs. */
export type Part<B> =
  | { readonly case: "begin"; readonly value: B }
  | { readonly case: "chunk"; readonly value: Uint8Array }
  /** Decrypting streams: the tag. */
  | { readonly case: "tag"; readonly value: Uint8Array }
  | { readonly case: undefined; readonly value?: undefined };

/** A streaming RPC over a context: it opens one, feeds it, finishes it, and always disposes of it. */
interface StreamRow<Q extends DescMessage, B, I, S extends DescMessage> {
  readonly rpc: string;
  readonly request: LightSchema<Q>;
  readonly response: LightSchema<S>;
  readonly open: Operation<I, CryptoContext>;
  profileOf: Row<Q, I, unknown, S>["profileOf"];
  part(request: MessageShape<Q>): Part<B>;
  decode(begin: B): I;
}

/** Data in, one answer at the end. */
export interface DigestStreamRow<Q extends DescMessage, B, I, S extends DescMessage> extends StreamRow<Q, B, I, S> {
  encode(output: FinishOutput, context: CryptoContext, call: Call): MessageInitShape<S>;
}

/** Data in, data out. */
export interface CipherStreamRow<Q extends DescMessage, B, I, S extends DescMessage> extends StreamRow<Q, B, I, S> {
  started(context: CryptoContext, call: Call): MessageInitShape<S>;
  chunk(bytes: Uint8Array): MessageInitShape<S>;
  /** What follows the last bytes. */
  last(output: FinishOutput): readonly MessageInitShape<S>[];
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
        const output = await stream.context.finish(stream.end);
        return toBinary(of.response, of.encode(output, stream.context, stream.call));
      }),
  });
  return [of.rpc, bind];
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
  const { container } = context.caller;
  const log = ground.calls.start({ service: wire.service, method: of.rpc, container, correlationId: undefined });
  const encode = (message: MessageInitShape<S>) => toBinary(of.response, message);
  try {
    using stream = await openStream(of, wire, ground, requests, context);
    yield encode(of.started(stream.context, stream.call));
    for await (const output of stream.outputs()) if (output.length > 0) yield encode(of.chunk(output));
    const output = await stream.context.finish(stream.end);
    if (output.output !== undefined && output.output.length > 0) yield encode(of.chunk(output.output));
    for (const message of of.last(output)) yield encode(message);
    log?.();
  } catch (error) {
    log?.(error);
    throw wire.rephrase(of.rpc, error);
  }
}

async function logged(
  rpc: string,
  wire: Wire,
  ground: ServiceGround,
  { caller }: CallContext,
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const facts = { service: wire.service, method: rpc, container: caller.container, correlationId: undefined };
  const finish = ground.calls.start(facts);
  try {
    const answer = await work();
    finish?.();
    return answer;
  } catch (error) {
    finish?.(error);
    throw wire.rephrase(rpc, error);
  }
}

interface OpenStream extends Disposable {
  readonly context: CryptoContext;
  readonly call: Call;
  /** Complete once `outputs` has ended. */
  readonly end: FinishInput;
  /** Feeds the context, and gives what comes out of it, message by message. */
  outputs(): AsyncGenerator<Uint8Array>;
}

async function openStream<Q extends DescMessage, B, I, S extends DescMessage>(
  of: StreamRow<Q, B, I, S>,
  wire: Wire,
  ground: ServiceGround,
  requests: Requests,
  { caller, connection }: CallContext,
): Promise<OpenStream> {
  const messages = requests[Symbol.asyncIterator]();
  const next = async (): Promise<Part<B> | undefined> => {
    const { done, value } = await messages.next();
    return done ? undefined : of.part(wire.read(of.request, value));
  };
  const first = await next();
  if (first?.case !== "begin") throw misplaced("the first message of the stream holds no `begin`");
  const profile = of.profileOf({} as MessageShape<Q>, ground.holder.require() as Snapshot);
  const call = callOn(ground, { profile, caller, connection });
  const context = await dispatch(of.open, of.decode(first.value), call);
  let end: FinishInput = {};
  return {
    context,
    call,
    get end() {
      return end;
    },
    async *outputs() {
      for (let part = await next(); part !== undefined; part = await next()) {
        if (end.expected !== undefined) throw misplaced("a message follows the tag, which must be the last");
        if (part.case === "chunk") yield context.update(part.value);
        else if (part.case === "tag") end = { expected: part.value };
        else throw misplaced("a message after the first holds no `chunk`");
      }
    },
    [Symbol.dispose]: () => context[Symbol.dispose](),
  };
}

function misplaced(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
