import { AUTHENTICATION, OPCODE } from "@keyward/core/parsec/identifiers";
import { EmptyRequestSchema, ListAuthenticatorsResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { parsecRow } from "../service/parsec-row.ts";

const DIRECT = {
  id: AUTHENTICATION.direct,
  description: "Direct: an application names itself; which container it runs in is known from the socket",
  versionMaj: 0,
  versionMin: 1,
  versionRev: 0,
};

export const listAuthenticators = parsecRow({
  opcode: OPCODE.listAuthenticators,
  name: "ListAuthenticators",
  kind: "core",
  anonymous: true,
  request: EmptyRequestSchema,
  response: ListAuthenticatorsResultSchema,
  answer: () => ({ authenticators: [DIRECT] }),
});
