import { type Log, messageOf } from "../serve/log.ts";
import { AgentStream, ENDS } from "./agent-stream.ts";
import { type ConversationOptions, converse } from "./conversation.ts";
import type { KeyDistribution } from "./key-distribution.ts";
import { streamLifetimeMs } from "./lifetime.ts";
import { AgentListener, type TlsPair } from "./listener.ts";
import { startPinging } from "./pinger.ts";
import type { Admitted, Reception } from "./reception.ts";
import type { ConnectCall } from "./service.ts";
import type { Streams } from "./streams.ts";

export interface AgentServerOptions extends ConversationOptions {
  readonly port: number;
  readonly reception: Reception;
  readonly streams: Streams;
  readonly keys: KeyDistribution;
  readonly log: Log;
  /** Milliseconds since 1970, as tokens count. */
  readonly nowEpochMs: () => number;
}

const GOODBYE_MS = 500;

/** The operator's end of the agent stream, while this replica leads. */
export class AgentServer {
  readonly #options: AgentServerOptions;
  readonly #stop = new AbortController();
  readonly #stopPinging: () => void;
  #listener: AgentListener | undefined;

  private constructor(options: AgentServerOptions) {
    this.#options = options;
    this.#stopPinging = startPinging(options.streams, options.nowMs);
  }

  /** @throws if the port cannot be had */
  static async start(options: AgentServerOptions, tls: TlsPair): Promise<AgentServer> {
    const server = new AgentServer(options);
    const onConnect = (call: ConnectCall) => {
      server.#connect(call).catch((error) => {
        options.log.error("agent.connect-failed", { error: messageOf(error) });
        call.emit("error", ENDS.fault);
      });
    };
    server.#listener = await AgentListener.open({ port: options.port, tls, onConnect });
    options.log.info("agent.listening", { port: server.#listener.port });
    return server;
  }

  renew(tls: TlsPair): void {
    this.#listener?.renew(tls);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#stopPinging();
    this.#options.streams.endAll(ENDS.stopping);
    await this.#listener?.close(GOODBYE_MS);
  }

  async #connect(call: ConnectCall): Promise<void> {
    const admitted = await this.#options.reception.receive(call, this.#stop.signal);
    if (admitted === undefined || call.destroyed || this.#stop.signal.aborted) return;
    this.#open(call, admitted);
  }

  #open(call: ConnectCall, { identity, profile, tokenEndsAtMs }: Admitted): void {
    const { streams, keys, nowMs, nowEpochMs, log } = this.#options;
    const peer = call.getPeer();
    const stream = new AgentStream(call, identity, profile, nowMs(), () => this.#listener?.disconnect(peer));
    const lifetimeMs = streamLifetimeMs(tokenEndsAtMs, nowEpochMs(), Math.random());
    const timer = setTimeout(() => stream.end(ENDS.tokenEnds), lifetimeMs);
    call.once("close", () => {
      clearTimeout(timer);
      stream.closed();
      streams.remove(stream);
      log.debug("agent.closed", { namespace: identity.namespace, pod: identity.podName });
    });
    streams.add(stream);
    log.debug("agent.connected", { namespace: identity.namespace, pod: identity.podName, profile });
    converse(call, stream, this.#options);
    keys.welcome(stream);
  }
}
