import type { Operation } from "../../dispatch/operation.ts";
import type { NamedKey } from "./new-key.ts";

/** The keys of this connection, then the named ones of this identity. */
export const listKeys: Operation<undefined, readonly NamedKey[]> = {
  name: "ListKeys",
  checks: [],
  run(_input, { ring, connection, caller }) {
    const ephemeral = ring.ephemeral(connection).list();
    return [
      ...ephemeral.map(({ id, key }) => ({ ref: { kind: "id", id } as const, key })),
      ...ring.named.list(caller).map(({ name, key }) => ({ ref: { kind: "name", name } as const, key })),
    ];
  },
};
