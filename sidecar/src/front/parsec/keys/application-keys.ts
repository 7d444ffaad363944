import { listKeys } from "../../../operations/key/list-keys.ts";
import type { Application } from "../service/application.ts";
import type { Exchange } from "../service/exchange.ts";
import { parseStoredKey, type StoredKey } from "./stored-key.ts";

/** The keys of every application in the caller's container. */
export async function allKeys(exchange: Exchange): Promise<readonly StoredKey[]> {
  const keys = await exchange.run(listKeys, undefined);
  return keys.flatMap(({ ref }) => (ref.kind === "name" ? (parseStoredKey(ref.name) ?? []) : []));
}

export async function keysOfApplication(exchange: Exchange, of: Application): Promise<readonly StoredKey[]> {
  const keys = await allKeys(exchange);
  return keys.filter(
    ({ application }) => application.name === of.name && application.authenticator === of.authenticator,
  );
}
