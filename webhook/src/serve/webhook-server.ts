import type { Server } from "node:http";
import type { Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Directory } from "../directory/directory.ts";
import type { InjectConfig } from "../mutate/inject-config.ts";
import { stampingReviewer } from "../stamping/stamping-reviewer.ts";
import { createApp } from "./app.ts";
import type { ServingCertificate } from "./certificate-files.ts";
import { CertificateWatch } from "./certificate-watch.ts";
import { drain } from "./drain.ts";
import { mutatingJudge, validatingJudge } from "./judges.ts";
import { LoopLag } from "./loop-lag.ts";
import { Metrics } from "./metrics.ts";
import { createOperationsServer } from "./operations-server.ts";
import { readiness } from "./readiness.ts";
import { createReviewer } from "./reviewer.ts";
import { createTlsServer, TLS_LIMITS, type TlsLimits, useCertificate } from "./tls-server.ts";

export interface WebhookServerOptions {
  readonly inject: InjectConfig;
  readonly directory: Directory & { readonly synced: boolean };
  /** @returns why the API server would not trust a PEM certificate, or undefined */
  readonly distrust: (certificate: Buffer) => string | undefined;
  /** Keyward's own; its pods are never injected. */
  readonly ownNamespace: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly operationsPort: number;
  readonly certificateDir: string;
  readonly certificatePollMs: number;
  readonly drainMs: number;
  /** Default: TLS_LIMITS. */
  readonly limits?: TlsLimits;
  readonly log: Logger;
  readonly epochMs: () => number;
  readonly monotonicMs: () => number;
  /** A port that cannot be had; nothing is served any more. */
  readonly onFatal: (error: Error) => void;
}

const LAG_PERIOD_MS = 5_000;

/** The two ports, and what keeps them true. Reviews are answered as soon as there is a certificate. */
export class WebhookServer {
  readonly #options: WebhookServerOptions;
  readonly #lag = new LoopLag(LAG_PERIOD_MS);
  readonly #metrics: Metrics;
  readonly #reviews: TlsServer;
  readonly #operations: Server;
  readonly #certificates: CertificateWatch;
  #certificate: ServingCertificate | undefined;
  #draining = false;

  constructor(options: WebhookServerOptions) {
    this.#options = options;
    const certificateNotAfterMs = () => this.#certificate?.notAfterMs;
    const loopLagMs = () => this.#lag.meanMs;
    this.#metrics = new Metrics({ certificateNotAfterMs, loopLagMs });
    this.#reviews = createTlsServer(this.#app(), options.limits ?? TLS_LIMITS);
    this.#operations = createOperationsServer({
      faults: () =>
        readiness({
          directorySynced: () => options.directory.synced,
          certificateNotAfterMs,
          distrust: () => this.#certificate && options.distrust(this.#certificate.cert),
          loopLagMs,
          draining: () => this.#draining,
          epochMs: options.epochMs,
        }),
      metrics: () => this.#metrics.registry.metrics(),
    });
    this.#certificates = new CertificateWatch({
      directory: options.certificateDir,
      pollMs: options.certificatePollMs,
      onCertificate: (certificate) => this.#use(certificate),
      onFault: (error) => this.#certificateFault(error),
    });
    for (const server of [this.#reviews, this.#operations]) server.on("error", options.onFatal);
  }

  /** Ports that are listened on; undefined before. */
  get ports(): { readonly reviews: number | undefined; readonly operations: number | undefined } {
    const portOf = (server: Server) => (server.address() as AddressInfo | null)?.port;
    return { reviews: portOf(this.#reviews), operations: portOf(this.#operations) };
  }

  async start(): Promise<this> {
    this.#operations.listen(this.#options.operationsPort);
    await this.#certificates.start();
    if (this.#certificate === undefined) {
      this.#options.log.info({ directory: this.#options.certificateDir }, "certificate.awaited");
    }
    return this;
  }

  /** Answers what still comes, then closes; see `drain`. */
  async stop(): Promise<void> {
    this.#draining = true;
    this.#options.log.info({ drainMs: this.#options.drainMs }, "webhook.draining");
    if (this.#reviews.listening) await drain(this.#reviews, this.#options.drainMs);
    this.#certificates[Symbol.dispose]();
    this.#lag[Symbol.dispose]();
    this.#operations.close();
    this.#operations.closeAllConnections();
  }

  #app() {
    const { inject, directory, ownNamespace, log, monotonicMs } = this.#options;
    return createApp({
      mutate: createReviewer(mutatingJudge(inject), directory, ownNamespace),
      validate: createReviewer(validatingJudge(inject), directory, ownNamespace),
      stamp: stampingReviewer,
      monotonicMs,
      draining: () => this.#draining,
      onReview: (reviewed) => {
        this.#metrics.reviewed(reviewed);
        log[reviewed.verdict === "denied" ? "info" : "debug"](
          reviewed,
          reviewed.review === "stamp" ? "decision.reviewed" : "pod.reviewed",
        );
      },
      onPanic: (error) => {
        this.#metrics.panicked();
        log.error({ err: error }, "webhook.panicked");
      },
    });
  }

  #use(certificate: ServingCertificate): void {
    useCertificate(this.#reviews, certificate);
    this.#certificate = certificate;
    this.#options.log.info({ notAfter: new Date(certificate.notAfterMs).toISOString() }, "certificate.loaded");
    if (!this.#reviews.listening && !this.#draining) this.#reviews.listen(this.#options.port);
  }

  #certificateFault(error: Error): void {
    this.#metrics.certificateFailed();
    this.#options.log.error({ fault: error.message }, "certificate.unusable");
  }
}
