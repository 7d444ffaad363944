import { OPCODE } from "@keyward/core/parsec/identifiers";
import {
  DeleteClientRequestSchema,
  EmptyRequestSchema,
  ListClientsResultSchema,
} from "@keyward/proto/light/gen/parsec/service";
import { destroyKey } from "../../../operations/key/destroy-key.ts";
import { allKeys, keysOfApplication } from "../keys/application-keys.ts";
import { parsecRow } from "../service/parsec-row.ts";

/** Of the administrator's own container, as every key is a container's. */
export const listClients = parsecRow({
  opcode: OPCODE.listClients,
  name: "ListClients",
  kind: "admin",
  request: EmptyRequestSchema,
  response: ListClientsResultSchema,
  async answer(_request, exchange) {
    const { authenticator } = exchange.application;
    const keys = (await allKeys(exchange)).filter(({ application }) => application.authenticator === authenticator);
    return { clients: [...new Set(keys.map(({ application }) => application.name))].sort() };
  },
});

/** Destroys every key of an application; one without keys is no error. */
export const deleteClient = parsecRow({
  opcode: OPCODE.deleteClient,
  name: "DeleteClient",
  kind: "admin",
  request: DeleteClientRequestSchema,
  async answer({ client }, exchange) {
    const { authenticator } = exchange.application;
    for (const { storedName } of await keysOfApplication(exchange, { authenticator, name: client })) {
      await exchange.run(destroyKey, { key: { kind: "name", name: storedName } });
    }
  },
});
