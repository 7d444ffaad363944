import assert from "node:assert/strict";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { toBinary } from "@keyward/proto/light/encode";
import * as crypto from "@keyward/proto/light/gen/parsec/crypto";
import * as key from "@keyward/proto/light/gen/parsec/key";
import * as service from "@keyward/proto/light/gen/parsec/service";
import type { AnySchema } from "@keyward/proto/light/schema";
import { assertNotDeprecated } from "../../../sidecar/src/front/parsec/attributes/deprecated.ts";
import { engineType } from "../../../sidecar/src/front/parsec/attributes/engine-type.ts";
import { engineAttributes } from "../../../sidecar/src/front/parsec/keys/new-key.ts";
import { parseStoredKey, storedKey } from "../../../sidecar/src/front/parsec/keys/stored-key.ts";
import { readBody } from "../../../sidecar/src/front/parsec/service/parsec-row.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const SCHEMAS = [crypto, key, service].flatMap((family) =>
  Object.entries(family).flatMap(([name, value]) => (name.endsWith("Schema") ? [value as AnySchema] : [])),
);
const GENERATE = SCHEMAS.findIndex(({ typeName }) => typeName === "parsec.GenerateKeyRequest");

/** Source: Parsec book, PsaGenerateKey: ECC P-256, ECDSA with SHA-256. */
const EXAMPLE = Buffer.from("0a026b31121b0a045a0208021080021a100a04400148011208320622040a021007", "hex");

/**
 * What is read as complete can be written, and reads as the same again; attributes become the engine's or a status, and survive the
 * name that their key is kept under. The first byte of an input says which message it is.
 */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [Buffer.concat([Uint8Array.of(GENERATE), EXAMPLE]), ...SCHEMAS.map((_, index) => Uint8Array.of(index))],
  run(input) {
    const schema = SCHEMAS[(input[0] ?? 0) % SCHEMAS.length]!;
    try {
      const message = readBody(schema, input.subarray(1));
      assert.deepEqual(readBody(schema, toBinary(schema, message as never)), message);
      if (schema.typeName === "parsec.GenerateKeyRequest") judge(message as never);
    } catch (error) {
      if (!(error instanceof ParsecError)) throw error;
    }
  },
};

function judge({ keyName, attributes }: key.GenerateKeyRequest): void {
  const stored = storedKey({ authenticator: 1, name: "app/1" }, keyName, attributes!);
  assert.deepEqual(parseStoredKey(stored.storedName), stored);
  assertNotDeprecated(attributes!);
  engineAttributes(attributes!, engineType(attributes!.keyType!, attributes!.keyBits));
}
