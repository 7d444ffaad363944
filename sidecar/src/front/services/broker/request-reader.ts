import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { fromBinary } from "@keyward/proto/light/decode";
import { MetadataSchema } from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import type { AnySchema, LightSchema } from "@keyward/proto/light/schema";
import { decodeRequest } from "../wire-message.ts";

const DEPRECATION = numberOf(MetadataSchema, "deprecation")!;

/**
 * Reads a crypto-broker request. Field 2 of its metadata means nothing in a request: clients before 0.4 sent a text there,
 * which is no message of the type that 0.5 gave the number, so where reading fails it is tried again without the field.
 * @throws INTERNAL
 */
export function readBrokerRequest<Q extends DescMessage>(schema: LightSchema<Q>, bytes: Uint8Array): MessageShape<Q> {
  try {
    return fromBinary(schema, bytes);
  } catch {
    const metadata = numberOf(schema, "metadata");
    return decodeRequest(schema, metadata === undefined ? bytes : tryDrop(bytes, [metadata, DEPRECATION]));
  }
}

function numberOf({ fields }: AnySchema, name: string): number | undefined {
  return fields.find((field) => field.name === name)?.number;
}

function tryDrop(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  try {
    return dropField(bytes, path);
  } catch {
    return bytes;
  }
}

/** Leaves out the field at a path of field numbers and copies the rest as it is. */
function dropField(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  const [wanted, ...below] = path;
  const reader = new BinaryReader(bytes);
  const writer = new BinaryWriter();
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [fieldNo, type] = reader.tag();
    if (fieldNo === wanted && below.length > 0 && type === WireType.LengthDelimited) {
      writer.tag(fieldNo, type).bytes(dropField(reader.bytes(), below));
      continue;
    }
    reader.skip(type, fieldNo);
    if (fieldNo !== wanted) writer.raw(bytes.subarray(start, reader.pos));
  }
  return writer.finish();
}
