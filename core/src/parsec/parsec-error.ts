import type { Status } from "./status.ts";

/** A request that is refused with a status of the wire. The text is for our own log: no status carries one. */
export class ParsecError extends Error {
  override readonly name = "ParsecError";
  readonly status: Exclude<Status, 0>;

  constructor(status: Exclude<Status, 0>, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
