import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { HeaderEcho, RequestHeader } from "@keyward/core/parsec/header";
import { GENERIC_ECHO } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, PROVIDER } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import type { WireRequest } from "@keyward/core/parsec/request-decoder";
import { STATUS, statusOf } from "@keyward/core/parsec/status";
import type { Caller } from "../../identity/caller.ts";
import type { Connection } from "../../identity/connection.ts";
import type { ServiceGround } from "../services/row.ts";
import type { Application } from "./application.ts";
import { authenticate } from "./authentication.ts";
import { Exchange } from "./exchange.ts";
import { KeyBook } from "./keys/key-book.ts";
import type { BoundParsecRow } from "./parsec-row.ts";
import { PARSEC_ROWS } from "./rows/rows.ts";

/** How a request ends. Of failures the body is empty. */
export interface Outcome {
  readonly echo: HeaderEcho;
  readonly status: number;
  readonly body: Uint8Array;
}

export interface ParsecServiceOptions {
  readonly ground: ServiceGround;
  /** Whose keys these are: every client of the socket is an application inside of it. */
  readonly caller: Caller;
  /** Names of applications that may list and delete others. */
  readonly admins: ReadonlySet<string>;
  /** Told what failed for a reason of ours. */
  onUnknownError(error: unknown): void;
}

const NO_BODY = new Uint8Array(0);

/** What the Parsec wire serves to one container, request by request. */
export class ParsecService {
  readonly #options: ParsecServiceOptions;
  readonly #book: KeyBook;

  constructor(options: ParsecServiceOptions) {
    this.#options = options;
    this.#book = new KeyBook(options.caller, options.ground.ring.named);
  }

  /** Never throws. @returns at once where the operation does */
  answer(request: WireRequest, connection: Connection): Outcome | Promise<Outcome> {
    const { header } = request;
    let echo = GENERIC_ECHO;
    try {
      const row = rowOf(header);
      echo = header;
      const body = this.#handle(row, request, connection);
      if (!(body instanceof Promise)) return success(echo, body);
      return body.then(
        (bytes) => success(header, bytes),
        (error: unknown) => this.#failure(header, error),
      );
    } catch (error) {
      return this.#failure(echo, error);
    }
  }

  #handle(row: BoundParsecRow, request: WireRequest, connection: Connection): Uint8Array | Promise<Uint8Array> {
    const { header, body, authentication } = request;
    const { ground, caller } = this.#options;
    const application = authenticate(header.authenticationType, authentication);
    assertProvider(row, header.provider);
    if (row.kind === "admin") this.#assertAdmin(application);
    const finish = ground.calls.start({
      service: "parsec",
      method: row.name,
      container: caller.container,
      correlationId: undefined,
    });
    const exchange = new Exchange({ ground, connection, book: this.#book, application });
    const handle = () => row.handle(body, exchange, application !== undefined);
    return finish === undefined ? handle() : logged(handle, finish);
  }

  #assertAdmin(application: Application | undefined): void {
    if (application === undefined) throw new ParsecError(STATUS.NOT_AUTHENTICATED, "an administrator without a name");
    if (this.#options.admins.has(application.name)) return;
    throw new ParsecError(STATUS.ADMIN_OPERATION, "the application is no administrator");
  }

  #failure(echo: HeaderEcho, error: unknown): Outcome {
    return { echo, status: this.#statusOf(error), body: NO_BODY };
  }

  #statusOf(error: unknown): number {
    if (error instanceof ParsecError) return error.status;
    if (error instanceof KeywardError) return statusOf(error.code);
    this.#options.onUnknownError(error);
    return STATUS.PSA_GENERIC_ERROR;
  }
}

/** Statuses of the wire are no errors of the engine: the log gets the nearest of those. */
async function logged(work: () => Uint8Array | Promise<Uint8Array>, finish: (error?: unknown) => void) {
  try {
    const answer = await work();
    finish();
    return answer;
  } catch (error) {
    finish(error instanceof ParsecError ? new KeywardError("INVALID_ARGUMENT", error.message) : error);
    throw error;
  }
}

function success(echo: HeaderEcho, body: Uint8Array): Outcome {
  return { echo, status: STATUS.SUCCESS, body };
}

/** What is judged before the header is trusted. @throws ParsecError, the first that applies */
function rowOf(header: RequestHeader): BoundParsecRow {
  if (header.contentType !== CONTENT_TYPE_PROTOBUF) throw unknown(STATUS.CONTENT_TYPE_NOT_SUPPORTED, "content type");
  if (header.acceptType !== CONTENT_TYPE_PROTOBUF) throw unknown(STATUS.ACCEPT_TYPE_NOT_SUPPORTED, "accept type");
  if (header.authenticationType > AUTHENTICATION.jwtSvid) {
    throw unknown(STATUS.AUTHENTICATOR_DOES_NOT_EXIST, "authenticator");
  }
  const row = PARSEC_ROWS.get(header.opcode);
  if (row === undefined) throw unknown(STATUS.OPCODE_DOES_NOT_EXIST, "opcode");
  if (header.provider > PROVIDER.cryptoAuthLib) throw unknown(STATUS.PROVIDER_DOES_NOT_EXIST, "provider");
  return row;
}

/** @throws ParsecError PROVIDER_NOT_REGISTERED; PSA_NOT_SUPPORTED where the other provider has the operation */
function assertProvider({ kind }: BoundParsecRow, provider: number): void {
  if (provider !== PROVIDER.core && provider !== PROVIDER.mbedCrypto) {
    throw new ParsecError(STATUS.PROVIDER_NOT_REGISTERED, `provider ${provider} is not offered`);
  }
  if ((provider === PROVIDER.core) === (kind !== "crypto")) return;
  throw new ParsecError(STATUS.PSA_NOT_SUPPORTED, "the operation is another provider's");
}

function unknown(status: Exclude<(typeof STATUS)[keyof typeof STATUS], 0>, what: string): ParsecError {
  return new ParsecError(status, `the ${what} is unknown`);
}
