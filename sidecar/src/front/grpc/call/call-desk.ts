import type { Caller } from "../../../identity/caller.ts";
import { ClientConnection, type Connection } from "../../../identity/connection.ts";
import type { SpareConnections } from "../../connection-places.ts";
import { ByteBudget } from "../bounds/byte-budget.ts";
import type { Limits } from "../bounds/limits.ts";
import type { Metadata } from "../metadata/metadata.ts";
import type { CallStream } from "./call-stream.ts";
import type { Method, Service } from "./method.ts";
import { Roster } from "./roster.ts";
import { type Route, route, type Services } from "./route.ts";
import { type CallHost, ServerCall } from "./server-call.ts";

export interface GrpcServerOptions {
  readonly services: readonly Service[];
  /** Everyone on this listener is this caller. */
  readonly caller: Caller;
  readonly limits: Limits;
  /** Beyond the connections of the limits; the front of our own asks for them. */
  readonly spareConnections?: SpareConnections | undefined;
  monotonicMs(): number;
  /**
   * What a handler threw although it may only throw KeywardErrors: the client is told "internal error" and nothing more. And
   * what a connection's resource threw when it was to end.
   */
  onUnknownError(error: unknown): void;
}

/** The calls of one listener, whichever server brings them: begins each, and bounds all of them. */
export class CallDesk {
  readonly #options: GrpcServerOptions;
  readonly #services: Services;
  readonly #host: CallHost;
  readonly #calls = new Roster<ServerCall>();

  /** @throws RangeError where a method takes messages that the limits can never hold */
  constructor(options: GrpcServerOptions) {
    for (const service of options.services) assertFits(service, options.limits.maxHeldBytes);
    this.#options = options;
    this.#services = new Map(options.services.map((service) => [service.name, service]));
    this.#host = {
      budget: new ByteBudget(options.limits.maxHeldBytes),
      messageTimeoutMs: options.limits.messageTimeoutMs,
      monotonicMs: options.monotonicMs,
      onUnknownError: options.onUnknownError,
      onClose: (ended) => this.#calls.delete(ended),
    };
  }

  /** Calls that are running now. */
  get callCount(): number {
    return this.#calls.size;
  }

  /** The connection of a client that has come, as its calls see it. */
  accept(): ClientConnection {
    const { caller, onUnknownError } = this.#options;
    return new ClientConnection(caller, (cause) => {
      onUnknownError(new Error("a resource of a connection could not be freed", { cause }));
    });
  }

  /** Where a request goes: the same for the same metadata, always. */
  route(metadata: Metadata): Route {
    return route(metadata, this.#services);
  }

  serve(stream: CallStream, metadata: Metadata, target: Route, connection: Connection): void {
    if (target.kind === "method") this.#begin(stream, metadata, target, connection);
    else if (target.kind === "refused") stream.fail(target.error);
    else stream.refuse(target.httpStatus);
  }

  /** Ends the calls whose peers have been slow for too long. To be called now and then. */
  expireSlowPeers(): void {
    const nowMs = this.#options.monotonicMs();
    for (const call of this.#calls.all()) call.expire(nowMs);
  }

  #begin(stream: CallStream, metadata: Metadata, target: Route & { kind: "method" }, connection: Connection): void {
    const call = new ServerCall(stream, metadata, connection, this.#host);
    this.#calls.add(call);
    call.begin(target.method, target.timeoutMs);
  }
}

function assertFits({ name, methods }: Service, maxHeldBytes: number): void {
  for (const [short, method] of methods) {
    const bytes = largestMessage(method);
    if (bytes > maxHeldBytes) {
      throw new RangeError(`${name}/${short} takes messages of ${bytes} bytes, the listener holds ${maxHeldBytes}`);
    }
  }
}

/** Bytes of the largest message that a method takes. */
export function largestMessage(method: Method): number {
  return "maxMessageBytes" in method ? method.maxMessageBytes : method.maxRequestBytes;
}
