import { KeywardError } from "@keyward/core/errors/keyward-error";
import { VERSION, type Version } from "@keyward/core/parsec/extension/versions";
import type { Caller } from "../../../identity/caller.ts";
import type { Connection } from "../../../identity/connection.ts";
import type { CallContext } from "../../grpc/call/method.ts";
import { AnswerMetadata } from "../../grpc/metadata/answer-metadata.ts";
import type { Metadata } from "../../grpc/metadata/metadata.ts";

const NO_METADATA: Metadata = Object.freeze({});

/** What one connection has settled, and what methods that it calls by number know of it. */
export class Conversation implements CallContext {
  readonly connection: Connection;
  readonly metadata = NO_METADATA;
  readonly deadlineMs = undefined;
  version: Version = VERSION.plain;
  /** Whether a request has come: a Hello after that is too late. */
  hasBegun = false;
  #abort: AbortController | undefined;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get caller(): Caller {
    return this.connection.caller;
  }

  /** Whether methods go by their numbers, and the body of a failure says why. */
  get knowsMethods(): boolean {
    return this.version >= VERSION.methods;
  }

  /** This wire has no place for metadata: what a method adds goes nowhere. */
  get initialMetadata(): AnswerMetadata {
    return new AnswerMetadata();
  }

  get trailingMetadata(): AnswerMetadata {
    return new AnswerMetadata();
  }

  /** One for all calls of the connection: they end with it, and there are no deadlines. Made on demand. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      const abort = new AbortController();
      this.#abort = abort;
      const left = () => abort.abort(new KeywardError("CANCELLED", "the client has left"));
      this.connection.own({ [Symbol.dispose]: left });
    }
    return this.#abort.signal;
  }
}
