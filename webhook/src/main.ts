import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { parseWebhookArgs } from "@keyward/core/contract/webhook-args";
import { inClusterTransport } from "@keyward/kube/watch/in-cluster";
import type { ReflectorState } from "@keyward/kube/watch/reflector-options";
import { pino } from "pino";
import { injectConfig } from "./config.ts";
import { WatchingDirectory } from "./directory/watching-directory.ts";
import { selfTest } from "./self-test/self-test.ts";
import { WebhookServer } from "./serve/webhook-server.ts";
import { ConfigurationWatch } from "./trust/configuration-watch.ts";

const CERTIFICATE_POLL_MS = 10_000;
/** Name of the MutatingWebhookConfiguration that the chart makes. */
const CONFIGURATION = "keyward";

const transport = () =>
  inClusterTransport({
    host: process.env.KUBERNETES_SERVICE_HOST,
    port: process.env.KUBERNETES_SERVICE_PORT,
    userAgent: `keyward-webhook/${KEYWARD_VERSION}`,
  });

async function serve(argv: readonly string[]): Promise<void> {
  const args = parseWebhookArgs(argv);
  const log = pino({ level: args.logLevel, base: { program: "webhook", version: KEYWARD_VERSION } });
  const stop = new AbortController();
  const api = transport();
  const onState = (kind: string, state: ReflectorState) => {
    if (state.phase === "retrying") log.warn({ kind, fault: state.error.message }, "watch.retrying");
    else if (state.phase === "handler-failed") log.error({ kind, err: state.error }, "watch.handler-failed");
    else log.debug({ kind, phase: state.phase }, "watch.state");
  };
  const directory = new WatchingDirectory({ transport: api, onState }).start(stop.signal);
  const trust = new ConfigurationWatch({ transport: api, name: CONFIGURATION, onState }).start(stop.signal);
  const fatal = (error: Error): never => {
    log.fatal({ fault: error.message }, "webhook.failed");
    process.exit(1);
  };
  const server = new WebhookServer({
    inject: injectConfig(args),
    directory,
    distrust: (certificate) => trust.distrust(certificate),
    ownNamespace: args.ownNamespace,
    port: args.port,
    operationsPort: args.operationsPort,
    certificateDir: args.certificateDir,
    certificatePollMs: CERTIFICATE_POLL_MS,
    drainMs: args.drainSeconds * 1000,
    log,
    epochMs: Date.now,
    monotonicMs: () => performance.now(),
    onFatal: fatal,
  });
  const leave = async () => {
    await server.stop();
    stop.abort(new Error("the webhook is stopping"));
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave());
  await server.start();
}

const [command, ...rest] = process.argv.slice(2);
try {
  if (command === "self-test") process.exitCode = await selfTest(rest, transport, (line) => console.log(line));
  else await serve(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
