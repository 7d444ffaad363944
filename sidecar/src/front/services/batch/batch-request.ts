import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { MAX_BATCH_ITEMS } from "./batch-limits.ts";

/** keyward.v1.BatchItem; `request` shares memory with the input. */
export interface BatchItem {
  method: string;
  operation: number;
  request: Uint8Array;
}

/** keyward.v1.ExecuteRequest, of which the items are still bytes. */
export interface BatchRequest {
  method: string;
  operation: number;
  readonly items: Uint8Array[];
}

/** Fields of both messages. */
const METHOD = 1;
const OPERATION = 2;
const LAST = 3;

const NO_BYTES = new Uint8Array(0);

/**
 * Reads a batch with one small object for each item, which the general decoder has not: it would make a million of them where two
 * bytes each say so.
 * @throws INTERNAL for bytes that are no such message, as of any request; INVALID_ARGUMENT for more than 1,024 items
 */
export function readBatch(bytes: Uint8Array): BatchRequest {
  const batch: BatchRequest = { method: "", operation: 0, items: [] };
  read("ExecuteRequest", bytes, batch, (item) => {
    if (batch.items.length >= MAX_BATCH_ITEMS) throw tooMany();
    batch.items.push(item);
  });
  return batch;
}

/** @throws INTERNAL for bytes that are no such message */
export function readItem(bytes: Uint8Array): BatchItem {
  const item: BatchItem = { method: "", operation: 0, request: NO_BYTES };
  read("BatchItem", bytes, item, (request) => {
    item.request = request;
  });
  return item;
}

function read(
  type: string,
  bytes: Uint8Array,
  into: { method: string; operation: number },
  onLast: (bytes: Uint8Array) => void,
): void {
  try {
    readFields(new BinaryReader(bytes), into, onLast);
  } catch (error) {
    if (error instanceof KeywardError) throw error;
    throw new KeywardError("INTERNAL", `the request is no valid protobuf message of type keyward.v1.${type}`);
  }
}

function readFields(
  reader: BinaryReader,
  into: { method: string; operation: number },
  onLast: (bytes: Uint8Array) => void,
): void {
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === LAST && wireType === WireType.LengthDelimited) onLast(reader.bytes());
    else if (number === METHOD && wireType === WireType.LengthDelimited) into.method = reader.string(true);
    else if (number === OPERATION && wireType === WireType.Varint) into.operation = reader.uint32();
    else reader.skip(wireType, number);
  }
  if (reader.pos !== reader.len) throw new RangeError("the message is longer than it says");
}

function tooMany(): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `a batch takes at most ${MAX_BATCH_ITEMS} items; send several batches`);
}
