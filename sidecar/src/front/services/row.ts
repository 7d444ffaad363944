import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { Profile } from "@keyward/core/policy/profile";
import { toBinary } from "@keyward/proto/light/encode";
import type { LightSchema } from "@keyward/proto/light/schema";
import { dispatch } from "../../dispatch/dispatch.ts";
import { callOn, type Ground } from "../../dispatch/ground.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { CallerAccount } from "../../fairness/caller-account.ts";
import { ACCOUNTS } from "../../fairness/caller-accounts.ts";
import type { CallLog } from "../../log/call-log.ts";
import { LARGE_BUFFERS } from "../../memory/large-buffers.ts";
import type { ProfileHolder, Snapshot } from "../../profile/holder.ts";
import type { TrustStore } from "../../trust/trust-store.ts";
import type { CallContext, Method, UnaryMethod } from "../grpc/call/method.ts";

/** What the tables of services need of the program. */
export interface ServiceGround extends Ground {
  readonly holder: ProfileHolder;
  readonly calls: CallLog;
  /** Undefined: no operator delivers bundles. */
  readonly trust?: TrustStore | undefined;
}

/** One RPC: how its messages become an operation's input and output. */
export interface Row<Q extends DescMessage, I, O, S extends DescMessage> {
  readonly rpc: string;
  readonly request: LightSchema<Q>;
  readonly response: LightSchema<S>;
  readonly operation: Operation<I, O>;
  profileOf(request: MessageShape<Q>, snapshot: Snapshot): Profile;
  /** Judges the request itself, before any profile is asked. */
  validate?(request: MessageShape<Q>): void;
  decode(request: MessageShape<Q>): I;
  encode(output: O, request: MessageShape<Q>, call: Call): MessageInitShape<S>;
  /** Nothing of the request outlives the answer: the memory of a large one is used again. */
  readonly isConsumed?: true;
  /** Of what came out, the large part: the answer has a copy, and its memory is used again. */
  spent?(output: O): Uint8Array;
  /** Text that the client wants to find in the log. */
  correlationOf?(request: MessageShape<Q>): string | undefined;
}

/** What all RPCs of a service share. */
export interface Wire {
  readonly service: string;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  read<Q extends DescMessage>(schema: LightSchema<Q>, bytes: Uint8Array): MessageShape<Q>;
  /** Says an error in the words of this wire. */
  rephrase(rpc: string, error: unknown): unknown;
}

/** A row in its service: type-checked when it is written, of no type in the table. */
export type BoundRow = readonly [rpc: string, bind: (wire: Wire, ground: ServiceGround) => Method];

/** The only way from bytes to `dispatch` and back, so every RPC takes the same steps in the same order. */
export function row<Q extends DescMessage, I, O, S extends DescMessage>(of: Row<Q, I, O, S>): BoundRow {
  return [of.rpc, (wire, ground) => unary(of, wire, ground)];
}

function unary<Q extends DescMessage, I, O, S extends DescMessage>(
  of: Row<Q, I, O, S>,
  wire: Wire,
  ground: ServiceGround,
): UnaryMethod {
  const { maxRequestBytes, maxResponseBytes } = wire;
  const handle = (bytes: Uint8Array, context: CallContext) => new RowCall(of, wire, ground, bytes).run(context);
  return { kind: "unary", maxRequestBytes, maxResponseBytes, handle };
}

const takeMemory = (bytes: number) => LARGE_BUFFERS.take(bytes);

/** One call of a row. Where the operation is synchronous so is all of it: a promise for each step would cost more than a hash does. */
class RowCall<Q extends DescMessage, I, O, S extends DescMessage> {
  readonly #row: Row<Q, I, O, S>;
  readonly #wire: Wire;
  readonly #ground: ServiceGround;
  readonly #bytes: Uint8Array;
  readonly #request: MessageShape<Q>;
  #account: CallerAccount | undefined;
  #finish: ((error?: unknown) => void) | undefined;

  constructor(row: Row<Q, I, O, S>, wire: Wire, ground: ServiceGround, bytes: Uint8Array) {
    this.#row = row;
    this.#wire = wire;
    this.#ground = ground;
    this.#bytes = bytes;
    this.#request = wire.read(row.request, bytes);
  }

  /** @throws what the wire says of the error, as its promise does */
  run(context: CallContext): Uint8Array | Promise<Uint8Array> {
    this.#finish = this.#log(context);
    try {
      const call = this.#enter(context);
      const output = dispatch(this.#row.operation, this.#row.decode(this.#request), call);
      if (!(output instanceof Promise)) return this.#succeed(output, call);
      return output.then((soon) => this.#succeed(soon, call)).catch((error: unknown) => this.#fail(error));
    } catch (error) {
      return this.#fail(error);
    }
  }

  #log({ caller, connection }: CallContext): ((error?: unknown) => void) | undefined {
    const correlationId = this.#row.correlationOf?.(this.#request);
    const { protocol } = connection;
    const { service } = this.#wire;
    const method = this.#row.rpc;
    return this.#ground.calls.start({ protocol, service, method, container: caller.container, correlationId });
  }

  #enter(context: CallContext): Call {
    const { caller, connection } = context;
    this.#row.validate?.(this.#request);
    const profile = this.#row.profileOf(this.#request, this.#ground.holder.require());
    this.#account = ACCOUNTS.enter(caller, profile);
    return callOn(this.#ground, { profile, caller, connection, waiting: context });
  }

  #succeed(output: O, call: Call): Uint8Array {
    const answer = toBinary(this.#row.response, this.#row.encode(output, this.#request, call), takeMemory);
    const spent = this.#row.spent?.(output);
    if (spent !== undefined) LARGE_BUFFERS.give(spent);
    this.#end();
    return answer;
  }

  #fail(error: unknown): never {
    const said = this.#wire.rephrase(this.#row.rpc, error);
    this.#end(said);
    throw said;
  }

  #end(error?: unknown): void {
    this.#account?.leave();
    this.#finish?.(error);
    if (this.#row.isConsumed) LARGE_BUFFERS.give(this.#bytes);
  }
}
