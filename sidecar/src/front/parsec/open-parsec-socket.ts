import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Caller } from "../../identity/caller.ts";
import type { Log } from "../../log/log.ts";
import { placeSocket } from "../../sockets/placed-socket.ts";
import { SPARE_CONNECTIONS } from "../connection-places.ts";
import { keywardServices } from "../services/keyward-v1.ts";
import type { ServiceGround } from "../services/row.ts";
import { ParsecServer } from "./connection/parsec-server.ts";
import { PARSEC_LIMITS } from "./limits.ts";
import { ParsecService } from "./service/parsec-service.ts";

/** Longer than any call of ours takes, shorter than the 30 s that Kubernetes gives a pod to end. */
const GRACE_MS = 25_000;

export interface ParsecSocketOptions {
  readonly ground: ServiceGround;
  readonly log: Log;
  readonly caller: Caller;
  readonly path: string;
  /** Where the socket is bound until it has its mode; default: the folder of `path`. */
  readonly stagingDir?: string;
  readonly mode: number;
  /** Of the folder, where it is not there yet. */
  readonly directoryMode: number;
  readonly admins: ReadonlySet<string>;
}

/**
 * Opens the Parsec socket of one container.
 * @returns what closes it
 * @throws as placeSocket does
 */
export async function openParsecSocket(options: ParsecSocketOptions): Promise<() => Promise<void>> {
  const { ground, log, caller, path, mode, directoryMode, admins } = options;
  const onUnknownError = (error: unknown) => log.error({ err: error }, "a call failed for a reason of ours");
  const [services, limits] = [keywardServices(ground, []), PARSEC_LIMITS];
  const service = new ParsecService({ ground, services, limits, caller, admins, onUnknownError });
  const monotonicMs = () => performance.now();
  const spareConnections = SPARE_CONNECTIONS;
  const server = new ParsecServer({ service, caller, limits, spareConnections, monotonicMs, onUnknownError });
  await mkdir(dirname(path), { recursive: true, mode: directoryMode });
  const place = { stagingDir: options.stagingDir ?? dirname(path), path, mode, aliases: [] };
  const placed = await placeSocket(place, (staging) => server.listen(staging));
  log.info({ path: placed.path, container: caller.container }, "Parsec socket open");
  return async () => {
    await server.close(GRACE_MS);
    await placed.remove();
  };
}
