import { resolve } from "node:path";
import { parseFlags } from "@keyward/core/contract/flags";
import type { GrpcFront } from "../front/grpc-front.ts";
import type { StoreConfig } from "../keys/sqlite/open-store.ts";
import type { CallLogLevel } from "../log/call-log.ts";
import type { LogOptions } from "../log/log.ts";
import { brokerCallLogLevel, brokerLog, brokerProfiles, brokerStreams, isDevelopment } from "./broker-environment.ts";
import { type Environment, startDir } from "./environment.ts";
import type { FipsConfig } from "./fips-config.ts";
import { readKeyStore } from "./key-store-config.ts";
import { type ParsecConfig, readParsec } from "./parsec-config.ts";
import { SERVE_FLAGS } from "./serve-flags.ts";

/** A server without Kubernetes. */
export interface StandaloneConfig {
  readonly kind: "standalone";
  readonly profileFile: string;
  readonly socketDir: string;
  readonly socketMode: number;
  /** No health port without it: clients ask on the socket. */
  readonly healthPort: number | undefined;
  readonly development: boolean;
  readonly maxConcurrentStreams: number;
  /** Who speaks HTTP/2. Page: docs/plans/data-plane.md */
  readonly grpcFront: GrpcFront;
  /** Where named keys outlive the process; undefined: nowhere. */
  readonly keyStore: StoreConfig | undefined;
  /** Undefined: the Parsec wire is not served. Page: docs/parsec.md */
  readonly parsec: ParsecConfig | undefined;
  /** Folder in which clients leave payloads; undefined: none is taken. */
  readonly bulkDir: string | undefined;
  readonly log: LogOptions;
  readonly callLogLevel: CallLogLevel;
  readonly fips: FipsConfig;
}

/** @throws INVALID_ARGUMENT that lists what is wrong */
export function readStandalone(argv: readonly string[], env: Environment, restarted: boolean): StandaloneConfig {
  const args = parseFlags(SERVE_FLAGS, argv);
  const { profile, socketDir, healthPort, mode, bulkDir, fipsProvider } = args;
  const dir = startDir(env);
  return Object.freeze({
    kind: "standalone",
    profileFile: profile === "" ? brokerProfiles(env) : resolve(dir, profile),
    socketDir: resolve(dir, socketDir),
    socketMode: mode,
    healthPort: healthPort ?? undefined,
    development: isDevelopment(env),
    grpcFront: args.grpcFront,
    maxConcurrentStreams: brokerStreams(env),
    keyStore: readKeyStore(args, dir),
    parsec: readParsec(args, dir),
    bulkDir: bulkDir === "" ? undefined : resolve(dir, bulkDir),
    log: brokerLog(env),
    callLogLevel: brokerCallLogLevel(env),
    fips: { providerDir: fipsProvider === "" ? undefined : resolve(dir, fipsProvider), restarted },
  } as const);
}
