import { OPCODE } from "@keyward/core/parsec/identifiers";
import { pkcs8OfRsa, spkiOfRsa } from "@keyward/core/parsec/rsa-form";
import { ImportKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { type ImportKeyInput, importKey as read } from "../../../operations/key/import-key.ts";
import { type EngineType, engineType } from "../attributes/engine-type.ts";
import { bitsOfData } from "../keys/data-bits.ts";
import { addNamedKey, engineAttributes } from "../keys/new-key.ts";
import { assertArgument } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

const UNCOMPRESSED = 4;

export const importKey = parsecRow({
  opcode: OPCODE.psaImportKey,
  name: "PsaImportKey",
  kind: "crypto",
  request: ImportKeyRequestSchema,
  async answer({ keyName, attributes, data }, exchange) {
    try {
      const bits = bitsOfData(attributes!.keyType!, data);
      assertArgument(attributes!.keyBits === 0 || attributes!.keyBits === bits, "key_bits is not the size of the data");
      const brought = engineType(attributes!.keyType!, bits);
      const input = { ...formOf(brought, data), attributes: engineAttributes(attributes!, brought) };
      await addNamedKey(exchange, { name: keyName, attributes: attributes! }, () => exchange.run(read, input));
    } finally {
      data.fill(0);
    }
  },
});

function formOf({ type, kind }: EngineType, data: Uint8Array): Omit<ImportKeyInput, "attributes"> {
  if (type.family === "rsa") {
    return kind === "public"
      ? { format: "spki", data: spkiOfRsa(data), type: type.name, public: false }
      : { format: "pkcs8", data: pkcs8OfRsa(data), type: type.name, public: false };
  }
  const isPublic = kind === "public";
  if (isPublic && type.family === "ec") assertArgument(data[0] === UNCOMPRESSED, "the point is not uncompressed");
  return { format: "raw", data, type: type.name, public: isPublic };
}
