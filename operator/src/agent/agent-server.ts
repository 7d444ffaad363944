import { type Log, messageOf } from "../serve/log.ts";
import type { Admitted, Reception } from "./admission/reception.ts";
import { AgentStream, ENDS } from "./agent-stream.ts";
import { type ConversationOptions, converse } from "./conversation.ts";
import { streamLifetimeMs } from "./lifetime.ts";
import { AgentListener, type TlsPair } from "./listener.ts";
import { startPinging } from "./pinger.ts";
import { serveWatch, type WatchCall } from "./replicas/replica-service.ts";
import type { PodReports } from "./reports/pod-reports.ts";
import type { ConnectCall } from "./service.ts";
import type { Streams } from "./streams.ts";

export interface AgentServerOptions extends ConversationOptions {
  readonly port: number;
  readonly reception: Reception;
  readonly streams: Streams;
  /** What the sidecars here say, for whoever leads. */
  readonly reports: PodReports;
  readonly onConnected: (stream: AgentStream) => void;
  readonly onDisconnected: (stream: AgentStream) => void;
  readonly log: Log;
  /** Milliseconds since 1970, as tokens count. */
  readonly nowEpochMs: () => number;
}

const GOODBYE_MS = 500;

/** The operator's end of the agent stream; every replica has one. */
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
    const onWatch = (call: WatchCall, isReplica: boolean) =>
      serveWatch(call, isReplica, options.reports, options.nowMs);
    server.#listener = await AgentListener.open({ port: options.port, tls, onConnect, onWatch });
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

  #open(call: ConnectCall, { identity, hello, tokenEndsAtMs }: Admitted): void {
    const { streams, nowMs, nowEpochMs, log, onConnected, onDisconnected } = this.#options;
    const peer = call.getPeer();
    const stream = new AgentStream(call, identity, hello, nowMs(), () => this.#listener?.disconnect(peer));
    const lifetimeMs = streamLifetimeMs(tokenEndsAtMs, nowEpochMs(), Math.random());
    const timer = setTimeout(() => stream.end(ENDS.tokenEnds), lifetimeMs);
    call.once("close", () => {
      clearTimeout(timer);
      stream.closed();
      streams.remove(stream);
      onDisconnected(stream);
      log.debug("agent.closed", { namespace: identity.namespace, pod: identity.podName });
    });
    streams.add(stream);
    log.debug("agent.connected", { namespace: identity.namespace, pod: identity.podName, profile: hello.profile });
    converse(call, stream, this.#options);
    onConnected(stream);
  }
}
