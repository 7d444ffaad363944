import { create } from "@bufbuild/protobuf";
import { Client, type ClientReadableStream, credentials } from "@grpc/grpc-js";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { Backoff } from "@keyward/kube/watch/backoff";
import type { Clock } from "@keyward/kube/watch/clock";
import { WatchRequestSchema, type WatchResponse } from "@keyward/proto/gen/keyward/agent/v1/replica_pb";
import type { ManagedCertificate } from "../../certificates/managed-certificate.ts";
import { type Log, messageOf } from "../../serve/log.ts";
import { PING_INTERVAL_MS } from "../pinger.ts";
import type { ReportBook } from "../reports/report-book.ts";
import { REPLICA_SERVICE } from "./replica-service.ts";
import { readReport } from "./report-message.ts";

export interface ReplicaFeedOptions {
  readonly address: string;
  readonly certificate: ManagedCertificate;
  readonly book: ReportBook;
  readonly clock: Clock;
  readonly log: Log;
}

const { path, requestSerialize, responseDeserialize } = REPLICA_SERVICE.watch;
const RETRY = { baseMs: 100, capMs: 2_000 };
const SILENT_MS = 3 * PING_INTERVAL_MS;

/** The leader's ear on another replica, until it is stopped. */
export class ReplicaFeed {
  readonly #options: ReplicaFeedOptions;
  readonly #backoff = new Backoff(RETRY);
  #client: Client | undefined;
  #call: ClientReadableStream<WatchResponse> | undefined;
  #cancelTimer: () => void = () => {};
  #stopped = false;

  constructor(options: ReplicaFeedOptions) {
    this.#options = options;
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#leave();
    this.#cancelTimer();
  }

  #connect(): void {
    const { address, certificate } = this.#options;
    const { leaf, bundle } = certificate;
    if (leaf === undefined) {
      this.#again("there is no certificate");
      return;
    }
    const [ca, key, chain] = [bundle, leaf.privateKey, leaf.certificate].map((pem) => Buffer.from(pem));
    const tls = credentials.createSsl(ca!, key!, chain!);
    const options = { "grpc.ssl_target_name_override": AGENT_SERVER_NAME, "grpc.enable_retries": 0 };
    this.#client = new Client(address, tls, options);
    const request = create(WatchRequestSchema, { protocolVersion: 1 });
    const call = this.#client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request);
    this.#call = call;
    call.on("data", ({ event }: WatchResponse) => this.#take(event));
    call.on("error", (error) => this.#lost(call, messageOf(error)));
    call.on("end", () => this.#lost(call, "it ended"));
    this.#expect();
  }

  #take(event: WatchResponse["event"]): void {
    this.#expect();
    const { book, clock } = this.#options;
    if (event.case === "synced") this.#backoff.reset();
    if (event.case !== "report") return;
    const report = readReport(event.value, clock.monotonicMs());
    if (report !== undefined) book.take(report);
  }

  #expect(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(() => this.#call?.cancel(), SILENT_MS);
  }

  #lost(call: ClientReadableStream<WatchResponse>, reason: string): void {
    if (this.#call === call && !this.#stopped) this.#again(reason);
  }

  #again(reason: string): void {
    this.#leave();
    const { address, clock, log } = this.#options;
    const retryMs = this.#backoff.nextMs();
    log.debug("agent.replica-lost", { replica: address, reason, retryMs: Math.round(retryMs) });
    this.#cancelTimer();
    this.#cancelTimer = clock.setTimer(() => this.#connect(), retryMs);
  }

  #leave(): void {
    const call = this.#call;
    this.#call = undefined;
    call?.cancel();
    this.#client?.close();
    this.#options.book.clear();
  }
}
