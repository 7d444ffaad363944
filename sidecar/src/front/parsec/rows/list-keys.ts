import { OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { EmptyRequestSchema, ListKeysResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { keysOfApplication } from "../keys/application-keys.ts";
import { parsecRow } from "../service/parsec-row.ts";

/** The keys of the application that asks; those of others, and of other wires, are not told of. */
export const listKeys = parsecRow({
  opcode: OPCODE.listKeys,
  name: "ListKeys",
  kind: "core",
  request: EmptyRequestSchema,
  response: ListKeysResultSchema,
  async answer(_request, exchange) {
    const keys = await keysOfApplication(exchange, exchange.application);
    return { keys: keys.map(({ name, attributes }) => ({ providerId: PROVIDER.mbedCrypto, name, attributes })) };
  },
});
