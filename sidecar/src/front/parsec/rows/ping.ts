import { OPCODE } from "@keyward/core/parsec/identifiers";
import { EmptyRequestSchema, PingResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { parsecRow } from "../service/parsec-row.ts";

export const ping = parsecRow({
  opcode: OPCODE.ping,
  name: "Ping",
  kind: "core",
  anonymous: true,
  request: EmptyRequestSchema,
  response: PingResultSchema,
  answer: () => ({ wireProtocolVersionMaj: 1, wireProtocolVersionMin: 0 }),
});
