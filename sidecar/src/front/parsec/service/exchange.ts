import { dispatch } from "../../../dispatch/dispatch.ts";
import { callOn } from "../../../dispatch/ground.ts";
import type { Call, Operation } from "../../../dispatch/operation.ts";
import { ACCOUNTS } from "../../../fairness/caller-accounts.ts";
import type { Connection } from "../../../identity/connection.ts";
import { ownProfile } from "../../services/keyward/profile-ref.ts";
import type { ServiceGround } from "../../services/row.ts";
import type { KeyBook } from "../keys/key-book.ts";
import type { Application } from "./application.ts";

export interface ExchangeParts {
  readonly ground: ServiceGround;
  readonly connection: Connection;
  readonly book: KeyBook;
  /** Undefined: the client is not authenticated, and the operation needs no application. */
  readonly application: Application | undefined;
}

/** One request while it is answered: the way of a row to the operations. */
export class Exchange {
  readonly book: KeyBook;
  readonly #parts: ExchangeParts;
  #call: Call | undefined;
  #isCounted = false;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    this.book = parts.book;
  }

  get application(): Application {
    return this.#parts.application!;
  }

  /**
   * Made when it is first asked for: what tells of the service itself needs no profile.
   * @throws UNAVAILABLE while no profile is in force
   */
  get call(): Call {
    const { ground, connection } = this.#parts;
    this.#call ??= callOn(ground, {
      profile: ownProfile(undefined, ground.holder.require()),
      caller: connection.caller,
      connection,
    });
    return this.#call;
  }

  /** However many operations an answer takes, it is one call. @throws RESOURCE_EXHAUSTED where the caller has made too many */
  run<I, O>(operation: Operation<I, O>, input: I): O | Promise<O> {
    const { call } = this;
    if (this.#isCounted) return dispatch(operation, input, call);
    this.#isCounted = true;
    return ACCOUNTS.run(call.caller, call.profile, () => dispatch(operation, input, call));
  }
}
