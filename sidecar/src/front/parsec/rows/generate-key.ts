import { OPCODE } from "@keyward/core/parsec/identifiers";
import type { KeyAttributes } from "@keyward/proto/light/gen/parsec/attributes";
import { GenerateKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { generateKey as generate } from "../../../operations/key/generate-key.ts";
import { assertNotDeprecated } from "../attributes/deprecated.ts";
import { type EngineType, engineType } from "../attributes/engine-type.ts";
import { addNamedKey, engineAttributes } from "../keys/new-key.ts";
import { assertArgument } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

export const generateKey = parsecRow({
  opcode: OPCODE.psaGenerateKey,
  name: "PsaGenerateKey",
  kind: "crypto",
  request: GenerateKeyRequestSchema,
  async answer({ keyName, attributes: asked }, exchange) {
    const attributes = asked!;
    assertNotDeprecated(attributes);
    const made = typeToMake(attributes);
    const input = {
      type: made.type.name,
      bits: made.kind === "secret" ? attributes.keyBits : 0,
      attributes: engineAttributes(attributes, made),
    };
    await addNamedKey(exchange, { name: keyName, attributes }, () => exchange.run(generate, input));
  },
});

/** @throws ParsecError PSA_INVALID_ARGUMENT for a public key: nobody makes one alone */
export function typeToMake({ keyType, keyBits }: KeyAttributes): EngineType {
  assertArgument(!/public/i.test(keyType!.variant.case ?? ""), "a public key is not generated");
  return engineType(keyType!, keyBits);
}
