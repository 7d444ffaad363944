import assert from "node:assert/strict";
import { toBinary } from "@keyward/proto/light/encode";
import * as broker from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import * as health from "@keyward/proto/light/gen/health/health";
import * as agent from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import * as crypto from "@keyward/proto/light/gen/keyward/v1/crypto";
import type { AnySchema, LightField } from "@keyward/proto/light/schema";
import { readBrokerRequest } from "../../../sidecar/src/front/services/broker/request-reader.ts";
import { decodeRequest } from "../../../sidecar/src/front/services/wire-message.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

/** Every message of every protocol; new ones come in by themselves. The first byte of an input says which it is. */
const SCHEMAS = [crypto, agent, health, broker].flatMap((protocol) =>
  Object.entries(protocol).flatMap(([name, value]) => (name.endsWith("Schema") ? [value as AnySchema] : [])),
);

/** What is read can be written, and reads as the same again. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: SCHEMAS.map((schema, index) =>
    Buffer.concat([Uint8Array.of(index), toBinary(schema, sample(schema) as never)]),
  ),
  run(input) {
    const schema = SCHEMAS[(input[0] ?? 0) % SCHEMAS.length]!;
    const message = decodeRequest(schema, input.subarray(1));
    assert.deepEqual(decodeRequest(schema, toBinary(schema, message as never)), message);
    if (schema.typeName.startsWith("CryptoBroker.")) readBrokerRequest(schema, input.subarray(1));
  },
};

/** A message with every field set. */
function sample({ fields }: AnySchema): Record<string, unknown> {
  return Object.fromEntries(fields.map(sampleField));
}

function sampleField(field: LightField): [name: string, value: unknown] {
  const value = sampleValue(field.kind);
  if (field.label === "repeated") return [field.name, [value, value]];
  if (field.label === "map") return [field.name, { key: value }];
  return field.label === "oneof" ? [field.oneof!, { case: field.name, value }] : [field.name, value];
}

function sampleValue(kind: LightField["kind"]): unknown {
  if (typeof kind !== "string") return sample(kind);
  if (kind === "string") return "text";
  if (kind === "bytes") return Uint8Array.of(1, 2, 3);
  if (kind === "bool") return true;
  return kind === "int64" || kind === "uint64" ? 300n : 300;
}
