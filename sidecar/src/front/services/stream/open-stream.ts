import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import type { CryptoContext, FinishInput } from "../../../contexts/crypto-context.ts";
import { dispatch } from "../../../dispatch/dispatch.ts";
import { callOn } from "../../../dispatch/ground.ts";
import type { Call } from "../../../dispatch/operation.ts";
import type { CallerAccount } from "../../../fairness/caller-account.ts";
import { ACCOUNTS } from "../../../fairness/caller-accounts.ts";
import type { CallContext, Requests } from "../../grpc/call/method.ts";
import type { ServiceGround, Wire } from "../row.ts";
import { feedParts } from "./feed-parts.ts";
import { misplaced } from "./stream-part.ts";
import type { StreamRow } from "./stream-row.ts";

export interface OpenStream extends Disposable {
  readonly context: CryptoContext;
  readonly call: Call;
  /** Complete once `outputs` has ended. */
  readonly end: FinishInput;
  /** Feeds the context, and gives what comes out of it, slice by slice. */
  outputs(): AsyncGenerator<Uint8Array>;
}

/** Reads the first message and opens the context that it begins. @throws INVALID_ARGUMENT where there is none that begins */
export async function openStream<Q extends DescMessage, B, I, S extends DescMessage>(
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
