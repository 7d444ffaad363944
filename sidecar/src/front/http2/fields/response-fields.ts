import { statusOf, trailersOf } from "@keyward/core/grpc/status";
import { HpackEncoder } from "@keyward/core/http2/hpack/encoder";
import type { Field } from "@keyward/core/http2/hpack/field";
import type { AnswerField } from "../../grpc/metadata/answer-metadata.ts";

const CONTENT_TYPE: Field = { name: "content-type", value: "application/grpc" };
const OK_STATUS: Field = { name: "grpc-status", value: "0" };
const STATUS_200: Field = { name: ":status", value: "200" };

const TEXT: Field = { name: "content-type", value: "text/plain" };

/** What the peer's table must hold for the two fields of ours; every peer's does that has not said otherwise. */
export const DEFAULT_TABLE_BYTES = 4096;

/** No block of an answer that succeeds without metadata is longer. */
export const MAX_ANSWER_BLOCK_BYTES = 64;

const TABLE_OF_NOTHING = Uint8Array.of(0x20);

/** Fields that enter no table. */
function passing(...fields: Field[]): Uint8Array {
  return new HpackEncoder(0).encode(fields);
}

/** Fields of which the last enters the table. */
function teaching(...fields: Field[]): Uint8Array {
  return new HpackEncoder().encode(fields, { keep: true });
}

const BEGIN = {
  passing: passing(STATUS_200, CONTENT_TYPE),
  teaching: teaching(STATUS_200, CONTENT_TYPE),
  /** `:status 200` and the youngest entry of the table, or the one before it. */
  youngest: Uint8Array.of(0x88, 0xbe),
  second: Uint8Array.of(0x88, 0xbf),
};
const OK = { passing: passing(OK_STATUS), teaching: teaching(OK_STATUS), youngest: Uint8Array.of(0xbe) };

/**
 * Field blocks of one connection's answers, to be sent in the order they are asked for. Two fields are on every answer that
 * succeeds: the first one puts them into the peer's table, and then they are a byte each. Nothing else enters the table.
 * Source: RFC 7541
 */
export class ResponseFields {
  #knowsType = false;
  #knowsStatus = false;
  #mayTeach = true;
  #mustUpdate = false;

  /** The peer wants a smaller table: it gets one of nothing, for good. */
  shrinkTable(): void {
    this.#mayTeach = false;
    this.#mustUpdate = true;
  }

  /** The beginning of an answer that succeeds, with what its method adds. */
  beginWith(metadata: readonly AnswerField[]): Uint8Array {
    return Buffer.concat([this.begin(), passing(...metadata)]);
  }

  /** The beginning of an answer that succeeds. */
  begin(): Uint8Array {
    if (!this.#mayTeach) return this.#updated(BEGIN.passing);
    if (this.#knowsType) return this.#knowsStatus ? BEGIN.second : BEGIN.youngest;
    this.#knowsType = true;
    return BEGIN.teaching;
  }

  /** The end of an answer that has begun, with what its method adds. */
  okWith(metadata: readonly AnswerField[]): Uint8Array {
    return Buffer.concat([this.ok(), passing(...metadata)]);
  }

  /** The end of an answer that has begun. */
  ok(): Uint8Array {
    if (!this.#mayTeach) return this.#updated(OK.passing);
    // The order of the table's entries is what `begin` counts on.
    if (!this.#knowsType) return OK.passing;
    if (this.#knowsStatus) return OK.youngest;
    this.#knowsStatus = true;
    return OK.teaching;
  }

  /** An error: as trailers, or as all there is. */
  failure(error: unknown, hasBegunAnswer: boolean, metadata: readonly AnswerField[] = []): Uint8Array {
    const status = Object.entries(trailersOf(statusOf(error))).map(([name, value]) => ({ name, value }));
    const trailers = [...status, ...metadata];
    if (hasBegunAnswer) return this.#updated(passing(...trailers));
    return this.#updated(
      passing(STATUS_200, CONTENT_TYPE, { name: "grpc-accept-encoding", value: "identity" }, ...trailers),
    );
  }

  /** An answer to what is no gRPC, to be followed by a text. */
  httpStatus(status: number): Uint8Array {
    return this.#updated(passing({ name: ":status", value: String(status) }, TEXT));
  }

  #updated(block: Uint8Array): Uint8Array {
    if (!this.#mustUpdate) return block;
    this.#mustUpdate = false;
    return Buffer.concat([TABLE_OF_NOTHING, block]);
  }
}
