import { AUTHENTICATION } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { Application } from "./application.ts";

/** Names are a part of every key's name in the store. */
export const MAX_APPLICATION_BYTES = 4096;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Finds out which application calls. Which container it is in is known from the socket, so an application that gives itself
 * another's name deceives nobody but its own pod's container.
 * @returns undefined for a client that says nothing of itself
 * @throws ParsecError AUTHENTICATOR_NOT_REGISTERED, AUTHENTICATION_ERROR
 */
export function authenticate(type: number, bytes: Uint8Array): Application | undefined {
  if (type === AUTHENTICATION.none) return undefined;
  if (type !== AUTHENTICATION.direct) {
    throw new ParsecError(STATUS.AUTHENTICATOR_NOT_REGISTERED, `authenticator ${type} is not offered`);
  }
  if (bytes.length === 0 || bytes.length > MAX_APPLICATION_BYTES) throw failed(`a name of ${bytes.length} bytes`);
  try {
    return { authenticator: type, name: UTF8.decode(bytes) };
  } catch {
    throw failed("a name that is not UTF-8");
  }
}

function failed(what: string): ParsecError {
  return new ParsecError(STATUS.AUTHENTICATION_ERROR, `direct authentication with ${what}`);
}
