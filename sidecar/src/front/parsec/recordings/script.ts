import type { DescMessage } from "@bufbuild/protobuf";
import { encodeRequest, HEADER_BYTES, type RequestHeader } from "@keyward/core/parsec/header";
import { toBinary } from "@keyward/proto/light/encode";
import type { AnySchema, InitOf, LightSchema } from "@keyward/proto/light/schema";
import { headerOf } from "../testing/test-client.ts";
import type { Hole, Mask } from "./recording.ts";

/** What a client does, before anybody has answered. */
export interface Script {
  readonly version: number;
  readonly sessions: readonly {
    readonly name: string;
    readonly connections: readonly (readonly ScriptStep[])[];
  }[];
}

export interface ScriptStep {
  readonly write: Buffer;
  readonly put: readonly Hole[];
  /** One for each answer that comes. */
  readonly expects: readonly Expectation[];
}

export interface Expectation {
  /** What is random, or where it is found. */
  readonly masked?: readonly Mask[] | ((body: Buffer) => readonly Mask[]);
  readonly grows?: true;
}

/** A request, and what of its answer is random. */
export interface Ask extends Expectation {
  readonly bytes: Buffer;
  readonly put?: readonly Hole[];
}

export interface AskOptions extends Expectation {
  readonly header?: Partial<RequestHeader>;
  /** Of the application; undefined: the client says nothing of itself. */
  readonly application?: string;
  readonly put?: readonly Hole[];
}

export function ask<Q extends DescMessage>(
  opcode: number,
  schema: LightSchema<Q>,
  request: InitOf<LightSchema<Q>>,
  options: AskOptions = {},
): Ask {
  return askRaw(opcode, toBinary(schema as AnySchema, request as never), options);
}

/** @param options of which `put` counts from the body's first byte */
export function askRaw(opcode: number, body: Uint8Array, options: AskOptions = {}): Ask {
  const { header, application, put = [], ...expectation } = options;
  const authenticationType = application === undefined ? 0 : 1;
  const bytes = encodeRequest(
    headerOf(opcode, { authenticationType, ...header }),
    body,
    Buffer.from(application ?? ""),
  );
  return { ...expectation, bytes, put: put.map(({ at, name }) => ({ at: at + HEADER_BYTES, name })) };
}

/** All of them in one go, their answers together. */
export function together(...asks: readonly Ask[]): ScriptStep {
  const put: Hole[] = [];
  let length = 0;
  for (const each of asks) {
    const before = length;
    put.push(...(each.put ?? []).map(({ at, name }) => ({ at: at + before, name })));
    length += each.bytes.length;
  }
  const expects = asks.map(({ masked, grows }) => ({ ...(masked && { masked }), ...(grows && { grows }) }));
  return { write: Buffer.concat(asks.map(({ bytes }) => bytes)), put, expects };
}

/** Each on a connection of its own. */
export function oneByOne(...asks: readonly Ask[]): readonly (readonly ScriptStep[])[] {
  return asks.map((each) => [together(each)]);
}
