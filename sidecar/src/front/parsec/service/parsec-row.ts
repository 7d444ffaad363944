import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { Opcode } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import type { LightSchema } from "@keyward/proto/light/schema";
import { LARGE_BUFFERS } from "../../../memory/large-buffers.ts";
import { completeMessage } from "./complete.ts";
import type { Exchange } from "./exchange.ts";

/** Who serves an operation: the core provider, the one with keys, or the core for administrators only. */
export type RowKind = "core" | "crypto" | "admin";

type Soon<T> = T | Promise<T>;

/** One opcode: how its messages become operations and back. */
export interface ParsecRow<Q extends DescMessage, S extends DescMessage> {
  readonly opcode: Opcode;
  /** For the log. */
  readonly name: string;
  readonly kind: RowKind;
  /** Whether clients that say nothing of themselves may ask, too. */
  readonly anonymous?: boolean;
  readonly request: LightSchema<Q>;
  /** Undefined: the answer has no body. */
  readonly response?: LightSchema<S>;
  /** Nothing of the request outlives the answer: the memory of a large one is used again. */
  readonly isConsumed?: true;
  answer(request: MessageShape<Q>, exchange: Exchange): Soon<MessageInitShape<S> | undefined>;
}

/** A row of no type: from the bytes of a body to those of its answer. */
export interface BoundParsecRow {
  readonly opcode: Opcode;
  readonly name: string;
  readonly kind: RowKind;
  /** @param authenticated whether the client said who it is, and was believed */
  handle(body: Uint8Array, exchange: Exchange, authenticated: boolean): Soon<Uint8Array>;
}

const EMPTY = new Uint8Array(0);
const takeMemory = (bytes: number) => LARGE_BUFFERS.take(bytes);

export function parsecRow<Q extends DescMessage, S extends DescMessage>(of: ParsecRow<Q, S>): BoundParsecRow {
  const { opcode, name, kind, anonymous = false } = of;
  const encode = (answer: unknown): Uint8Array =>
    of.response === undefined ? EMPTY : toBinary(of.response, answer as MessageInitShape<S>, takeMemory);
  const spend = (body: Uint8Array): void => {
    if (of.isConsumed) LARGE_BUFFERS.give(body);
  };
  return {
    opcode,
    name,
    kind,
    handle(body, exchange, authenticated) {
      const request = readBody(of.request, body);
      if (!authenticated && !anonymous) throw new ParsecError(STATUS.NOT_AUTHENTICATED, `${name} without a name`);
      const answer = of.answer(request, exchange);
      if (answer instanceof Promise) return answer.then(encode).finally(() => spend(body));
      const encoded = encode(answer);
      spend(body);
      return encoded;
    },
  };
}

/** @throws ParsecError DESERIALIZING_BODY_FAILED, INVALID_ENCODING */
export function readBody<Q extends DescMessage>(schema: LightSchema<Q>, body: Uint8Array): MessageShape<Q> {
  const request = parse(schema, body);
  completeMessage(schema, request);
  return request;
}

function parse<Q extends DescMessage>(schema: LightSchema<Q>, body: Uint8Array): MessageShape<Q> {
  try {
    return fromBinary(schema, body);
  } catch {
    throw new ParsecError(STATUS.DESERIALIZING_BODY_FAILED, `the body is no ${schema.typeName}`);
  }
}
