import type { Log } from "../log/log.ts";

/** What this needs of `process`. */
export interface Host {
  on(event: "SIGTERM" | "SIGINT", listener: (signal: string) => void): unknown;
  on(event: "uncaughtException" | "unhandledRejection", listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * Ends the program: the first SIGTERM or SIGINT in good order and with code 0, a second one at once, a fault of ours
 * at once with one line in the log. A container that cannot work must end, so that its pod can be deleted without delay.
 * @param stop ends what runs; it may take as long as running calls do
 */
export function stopOnSignals(host: Host, log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) return host.exit(1);
    stopping = true;
    log.info({ signal }, "stopping");
    stop().then(
      () => {
        log.info("stopped");
        host.exit(0);
      },
      (error) => endAtOnce(host, log, error),
    );
  };
  host.on("SIGTERM", onSignal);
  host.on("SIGINT", onSignal);
}

/** To be called first: nothing after it can fail in silence. */
export function dieOnFaults(host: Host, log: Log): void {
  host.on("uncaughtException", (error) => endAtOnce(host, log, error));
  host.on("unhandledRejection", (error) => endAtOnce(host, log, error));
}

export function endAtOnce(host: Host, log: Log, error: unknown): void {
  log.fatal({ err: error }, "ended by an unexpected fault");
  host.exit(1);
}
