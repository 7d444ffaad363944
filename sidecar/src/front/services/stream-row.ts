import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { toBinary } from "@keyward/proto/light/encode";
import type { LightSchema } from "@keyward/proto/light/schema";
import type { CryptoContext, FinishInput, FinishOutput } from "../../contexts/crypto-context.ts";
import { Pace, slices } from "../../contexts/pace.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { callOn } from "../../dispatch/ground.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { CallerAccount } from "../../fairness/caller-account.ts";
import { ACCOUNTS } from "../../fairness/caller-accounts.ts";
import type { Caller } from "../../identity/caller.ts";
import { sweepAfter } from "../../lifecycle/sweep.ts";
import type { CallContext, Method, Requests } from "../grpc/method.ts";
import type { BoundRow, Row, ServiceGround, Wire } from "./row.ts";

/** One message of a stream: the beginning, a piece of the data, or what the end needs. */
export type Part<B> =
  | { readonly case: "begin"; readonly value: B }
  | { readonly case: "chunk"; readonly value: Uint8Array }
  /** Decrypting streams: the tag. */
  | { readonly case: "tag"; readonly value: Uint8Array }
  | { readonly case: undefined; readonly value?: undefined };

/**
 * A streaming RPC over a context: it opens one, feeds it slice by slice with other calls in between, finishes it, and disposes of it
 * however the call ends. The profile is that of the beginning.
 */
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
        const output = await stream.context.finish(stream.end, stream.call);
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
  const finish = ground.calls.start(factsOf(of.rpc, wire, context));
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

async function logged(
  rpc: string,
  wire: Wire,
  ground: ServiceGround,
  context: CallContext,
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const finish = ground.calls.start(factsOf(rpc, wire, context));
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

function factsOf(method: string, { service }: Wire, { caller }: CallContext) {
  return { service, method, container: caller.container, correlationId: undefined };
}

interface OpenStream extends Disposable {
  readonly context: CryptoContext;
  readonly call: Call;
  /** Complete once `outputs` has ended. */
  readonly end: FinishInput;
  /** Feeds the context, and gives what comes out of it, slice by slice. */
  outputs(): AsyncGenerator<Uint8Array>;
}

async function openStream<Q extends DescMessage, B, I, S extends DescMessage>(
  of: StreamRow<Q, B, I, S>,
  wire: Wire,
  ground: ServiceGround,
  requests: Requests,
  served: CallContext,
): Promise<OpenStream> {
  const { caller, connection } = served;
  const messages = requests[Symbol.asyncIterator]();
  const next = async (): Promise<MessageShape<Q> | undefined> => {
    const { done, value } = await messages.next();
    return done ? undefined : wire.read(of.request, value);
  };
  const first = await next();
  if (first === undefined) throw misplaced("the stream ended before its first message, which holds `begin`");
  const begin = of.part(first);
  if (begin.case !== "begin") throw misplaced("the first message of the stream holds no `begin`");
  const profile = of.profileOf(first, ground.holder.require());
  const account = ACCOUNTS.enter(caller, profile);
  const call = callOn(ground, { profile, caller, connection, waiting: served });
  const context = await opened(of, begin.value, call, account);
  const parts = async () => {
    const message = await next();
    return message && of.part(message);
  };
  let end: FinishInput = {};
  return {
    context,
    call,
    get end() {
      return end;
    },
    outputs: () => feedParts(context, caller, parts, (expected) => (end = { expected })),
    [Symbol.dispose]: () => {
      account.leave();
      context[Symbol.dispose]();
    },
  };
}

async function opened<Q extends DescMessage, B, I, S extends DescMessage>(
  of: StreamRow<Q, B, I, S>,
  begin: B,
  call: Call,
  account: CallerAccount,
): Promise<CryptoContext> {
  try {
    return await dispatch(of.open, of.decode(begin), call);
  } catch (error) {
    account.leave();
    throw error;
  }
}

async function* feedParts(
  context: CryptoContext,
  caller: Caller,
  next: () => Promise<Part<unknown> | undefined>,
  onTag: (tag: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const pace = new Pace(caller);
  let tagged = false;
  for (let part = await next(); part !== undefined; part = await next()) {
    if (tagged) throw misplaced("a message follows the tag, which must be the last");
    if (part.case === "tag") {
      tagged = true;
      // The next message may come by the same memory.
      onTag(Uint8Array.from(part.value));
    } else {
      for (const slice of slices(chunkOf(part))) {
        yield context.update(slice);
        sweepAfter(slice.length);
        // Undefined while the slice lasts; to await that would cost a turn of the microtasks for nothing.
        const turn = pace.spend(slice.length);
        if (turn !== undefined) await turn;
      }
    }
  }
}

function chunkOf(part: Part<unknown>): Uint8Array {
  if (part.case === "chunk") return part.value;
  const what = part.case === "begin" ? "holds a second `begin`" : "holds no `chunk`";
  throw misplaced(`a message after the first ${what}`);
}

function misplaced(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
