import { KeywardError } from "@keyward/core/errors/keyward-error";
import { failureBody } from "@keyward/core/parsec/extension/failure";
import { HELLO, isExtension } from "@keyward/core/parsec/extension/methods";
import type { HeaderEcho, RequestHeader } from "@keyward/core/parsec/header";
import { GENERIC_ECHO } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, PROVIDER } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import type { WireRequest } from "@keyward/core/parsec/request-decoder";
import { STATUS, statusOf } from "@keyward/core/parsec/status";
import type { Service } from "../../grpc/call/method.ts";
import { MAX_BATCH_ITEMS } from "../../services/batch/batch-limits.ts";
import type { Conversation } from "../extension/conversation.ts";
import type { WireLimits } from "../extension/hello.ts";
import { methodEntries } from "../extension/method-entries.ts";
import { numberedMethods } from "../extension/numbered-methods.ts";
import type { ParsecLimits } from "../limits.ts";
import { authenticate } from "./authentication.ts";
import type { Entry } from "./entry.ts";
import { type ParsecEntryOptions, parsecEntries } from "./parsec-entries.ts";

/** How a request ends. */
export interface Outcome {
  readonly echo: HeaderEcho;
  readonly status: number;
  /** Of failures: empty, or why, where the client has said that it can read that. */
  readonly body: Uint8Array;
  /** The client understands nothing that could follow: the connection ends with this answer. */
  readonly isLast?: true;
}

export interface ParsecServiceOptions extends ParsecEntryOptions {
  /** What is served by number beside Parsec's own operations. */
  readonly services: readonly Service[];
  readonly limits: ParsecLimits;
  /** Told what failed for a reason of ours. */
  onUnknownError(error: unknown): void;
}

const NO_BODY = new Uint8Array(0);

/** What the Parsec wire serves to one container, request by request. */
export class ParsecService {
  readonly #options: ParsecServiceOptions;
  readonly #entries: ReadonlyMap<number, Entry>;

  constructor(options: ParsecServiceOptions) {
    this.#options = options;
    const own = methodEntries(numberedMethods(options.services), told(options.limits));
    this.#entries = new Map([...parsecEntries(options), ...own]);
  }

  /** Never throws. @returns at once where the operation does */
  answer(request: WireRequest, conversation: Conversation): Outcome | Promise<Outcome> {
    const outcome = this.#answer(request, conversation);
    conversation.hasBegun = true;
    return outcome;
  }

  /** How bytes are answered that are no request. */
  refuse(error: ParsecError, conversation: Conversation): Outcome {
    return this.#failure(GENERIC_ECHO, error, conversation);
  }

  #answer(request: WireRequest, conversation: Conversation): Outcome | Promise<Outcome> {
    const { header, authentication } = request;
    let echo = GENERIC_ECHO;
    try {
      const entry = this.#entryOf(header, conversation);
      echo = header;
      const application = authenticate(header.authenticationType, authentication);
      assertProvider(entry, header.provider);
      const body = entry.handle(request, conversation, application);
      if (!(body instanceof Promise)) return success(echo, body);
      return body.then(
        (bytes) => success(header, bytes),
        (error: unknown) => this.#failure(header, error, conversation),
      );
    } catch (error) {
      return this.#failure(echo, error, conversation);
    }
  }

  /** What is judged before the header is trusted. @throws ParsecError, the first that applies */
  #entryOf(header: RequestHeader, conversation: Conversation): Entry {
    const { opcode } = header;
    assertEncodings(header);
    const entry = isSpoken(opcode, conversation) ? this.#entries.get(opcode) : undefined;
    if (entry === undefined) throw unknown(STATUS.OPCODE_DOES_NOT_EXIST, `operation 0x${opcode.toString(16)}`);
    if (header.provider > PROVIDER.cryptoAuthLib) throw unknown(STATUS.PROVIDER_DOES_NOT_EXIST, "provider");
    return entry;
  }

  #failure(echo: HeaderEcho, error: unknown, { knowsMethods }: Conversation): Outcome {
    const status = this.#statusOf(error);
    const isHello = echo.opcode === HELLO;
    const body = knowsMethods || isHello ? failureBody(error) : NO_BODY;
    if (isHello && status === STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED) {
      return { echo: { ...echo, flags: 0 }, status, body, isLast: true };
    }
    return { echo, status, body };
  }

  #statusOf(error: unknown): number {
    if (error instanceof ParsecError) return error.status;
    if (error instanceof KeywardError) return statusOf(error.code);
    this.#options.onUnknownError(error);
    return STATUS.PSA_GENERIC_ERROR;
  }
}

/** What a Hello tells. */
function told({ maxMethodBytes, maxPipelined, maxPipelinedBytes }: ParsecLimits): WireLimits {
  return {
    maxRequestBytes: maxMethodBytes,
    maxResponseBytes: maxMethodBytes,
    maxPipelined,
    maxPipelinedBytes,
    maxBatchItems: MAX_BATCH_ITEMS,
  };
}

/** Who has not said that he knows of methods finds none of their numbers, as with a service of other make. */
function isSpoken(opcode: number, { knowsMethods }: Conversation): boolean {
  return knowsMethods || opcode === HELLO || !isExtension(opcode);
}

function success(echo: HeaderEcho, body: Uint8Array): Outcome {
  return { echo, status: STATUS.SUCCESS, body };
}

function assertEncodings({ contentType, acceptType, authenticationType }: RequestHeader): void {
  if (contentType !== CONTENT_TYPE_PROTOBUF) throw unknown(STATUS.CONTENT_TYPE_NOT_SUPPORTED, "content type");
  if (acceptType !== CONTENT_TYPE_PROTOBUF) throw unknown(STATUS.ACCEPT_TYPE_NOT_SUPPORTED, "accept type");
  if (authenticationType > AUTHENTICATION.jwtSvid) throw unknown(STATUS.AUTHENTICATOR_DOES_NOT_EXIST, "authenticator");
}

/** @throws ParsecError PROVIDER_NOT_REGISTERED; PSA_NOT_SUPPORTED where the other provider has the operation */
function assertProvider({ isCore }: Entry, provider: number): void {
  if (provider !== PROVIDER.core && provider !== PROVIDER.mbedCrypto) {
    throw new ParsecError(STATUS.PROVIDER_NOT_REGISTERED, `provider ${provider} is not offered`);
  }
  if ((provider === PROVIDER.core) === isCore) return;
  throw new ParsecError(STATUS.PSA_NOT_SUPPORTED, "the operation is another provider's");
}

function unknown(status: Exclude<(typeof STATUS)[keyof typeof STATUS], 0>, what: string): ParsecError {
  return new ParsecError(status, `the ${what} is unknown`);
}
