import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { fromBinary } from "@keyward/proto/light/decode";
import type { LightSchema } from "@keyward/proto/light/schema";

/**
 * Reads a protobuf message; `bytes` fields share memory with the input.
 * @throws INTERNAL, the code that gRPC has for a request that does not parse; the text names the type, never the content
 * Source: gRPC, status codes and their use
 */
export function decodeRequest<Q extends DescMessage>(schema: LightSchema<Q>, bytes: Uint8Array): MessageShape<Q> {
  try {
    return fromBinary(schema, bytes);
  } catch {
    throw new KeywardError("INTERNAL", `the request is no valid protobuf message of type ${schema.typeName}`);
  }
}
