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
import type { ProfileHolder, Snapshot } from "../../profile/holder.ts";
import type { CallContext, Method, UnaryMethod } from "../grpc/method.ts";

/** What the tables of services need of the program. */
export interface ServiceGround extends Ground {
  readonly holder: ProfileHolder;
  readonly calls: CallLog;
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

/** Where the operation is synchronous so is all of it: a promise for each step would cost more than a hash does. */
function unary<Q extends DescMessage, I, O, S extends DescMessage>(
  of: Row<Q, I, O, S>,
  wire: Wire,
  ground: ServiceGround,
): UnaryMethod {
  const { service, maxRequestBytes, maxResponseBytes } = wire;
  const handle = (bytes: Uint8Array, { caller, connection }: CallContext): Uint8Array | Promise<Uint8Array> => {
    const request = wire.read(of.request, bytes);
    const correlationId = of.correlationOf?.(request);
    const { protocol } = connection;
    const finish = ground.calls.start({ protocol, service, method: of.rpc, container: caller.container, correlationId });
    let account: CallerAccount | undefined;
    const fail = (error: unknown): never => {
      account?.leave();
      const said = wire.rephrase(of.rpc, error);
      finish?.(said);
      throw said;
    };
    try {
      of.validate?.(request);
      const profile = of.profileOf(request, ground.holder.require());
      account = ACCOUNTS.enter(caller, profile);
      const call = callOn(ground, { profile, caller, connection });
      const succeed = (output: O): Uint8Array => {
        const answer = toBinary(of.response, of.encode(output, request, call));
        account?.leave();
        account = undefined;
        finish?.();
        return answer;
      };
      const output = dispatch(of.operation, of.decode(request), call);
      return output instanceof Promise ? output.then(succeed).catch(fail) : succeed(output);
    } catch (error) {
      return fail(error);
    }
  };
  return { kind: "unary", maxRequestBytes, maxResponseBytes, handle };
}
