import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import type { LightSchema } from "@keyward/proto/light/schema";
import type { CryptoContext } from "../../../contexts/crypto-context.ts";
import type { Operation } from "../../../dispatch/operation.ts";
import type { Row } from "../row.ts";
import type { Part } from "./stream-part.ts";

/**
 * A streaming RPC over a context: it opens one, feeds it slice by slice with other calls in between, finishes it, and disposes of it
 * however the call ends. The profile is that of the beginning.
 */
export interface StreamRow<Q extends DescMessage, B, I, S extends DescMessage> {
  readonly rpc: string;
  readonly request: LightSchema<Q>;
  readonly response: LightSchema<S>;
  readonly open: Operation<I, CryptoContext>;
  profileOf: Row<Q, I, unknown, S>["profileOf"];
  part(request: MessageShape<Q>): Part<B>;
  decode(begin: B): I;
}
