import type { LogLevel } from "@keyward/core/contract/log-level";
import type { ReflectorState } from "@keyward/kube/watch/reflector-options";
import pino, { type DestinationStream, type Logger } from "pino";

/** Named events with fields, as JSON lines. */
export interface Log {
  info(event: string, fields?: object): void;
  warn(event: string, fields?: object): void;
  error(event: string, fields?: object): void;
  debug(event: string, fields?: object): void;
  /** What a watch is doing: trouble is worth a warning, the rest is for those who look for it. */
  watch(resource: string, state: ReflectorState): void;
}

export function createLog(level: LogLevel, destination: DestinationStream): Log {
  const logger = pino({ level, base: { program: "operator" }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
    debug: (event, fields) => logger.debug({ event, ...fields }),
    watch: (resource, state) => logWatch(logger, resource, state),
  };
}

function logWatch(logger: Logger, resource: string, state: ReflectorState): void {
  const { phase } = state;
  if (phase === "handler-failed")
    logger.error({ event: "watch.handler-failed", resource, error: messageOf(state.error) });
  else if (phase === "rewound") {
    const { reached, newest } = state;
    logger.warn({ event: "watch.rewound", resource, reached, newest, cause: "etcd came back from an older backup" });
  } else if (phase === "retrying" && state.failures > 1) {
    logger.warn({ event: "watch.retrying", resource, failures: state.failures, error: messageOf(state.error) });
  } else logger.debug({ event: `watch.${phase}`, resource });
}

/** Text of an error without its stack and its cause: those may quote what must not be logged. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
