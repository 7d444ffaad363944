import { isAbsolute, join, resolve } from "node:path";
import { choiceFlag } from "@keyward/core/contract/flag-kinds";
import { type Flag, type FlagTable, parseFlags } from "@keyward/core/contract/flags";
import type { LogLevel } from "@keyward/core/contract/log-level";
import { IDENTITY_DIR, VOLUME_DIR } from "@keyward/core/contract/paths";
import { parseSidecarArgs, type SidecarArgs } from "@keyward/core/contract/sidecar-args";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import { RESTARTED } from "./fips/host.ts";
import { GRPC_FRONTS, type GrpcFront } from "./front/grpc-front.ts";
import type { StoreConfig } from "./keys/sqlite/open-store.ts";
import type { CallLogLevel } from "./log/call-log.ts";
import type { LogOptions } from "./log/log.ts";

/** Everything that the program is told from outside, read once. */
export type Config = ClusterConfig | StandaloneConfig;

export interface ClusterConfig {
  readonly kind: "cluster";
  readonly args: SidecarArgs;
  readonly podName: string | undefined;
  /** The volume of sockets, seen whole. */
  readonly volumeDir: string;
  /** Tokens, CA and namespace. */
  readonly identityDir: string;
  /** Where the API server is; undefined values are reported when it is first asked. */
  readonly apiServer: { readonly host: string | undefined; readonly port: string | undefined };
  readonly log: LogOptions;
  readonly fips: FipsConfig;
}

/** How a profile of mode FIPS may be served. Page: docs/fips.md */
export interface FipsConfig {
  /** Folder of the provider; undefined: the image's, where it has one. */
  readonly providerDir: string | undefined;
  /** Whether this process has started itself again for FIPS mode. */
  readonly restarted: boolean;
}

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

export interface ParsecConfig {
  readonly socket: string;
  /** Applications that may list and delete others. */
  readonly admins: ReadonlySet<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where clients of the crypto-broker look; they have no option for it. */
const BROKER_SOCKET_DIR = "/tmp/open-crypto-broker";
const BROKER_PROFILES_FILE = "Profiles.yaml";
const DEFAULT_STREAMS = 1024;
const MAX_UINT32 = 2 ** 32 - 1;

interface ServeArgs {
  profile: string;
  socketDir: string;
  healthPort: number | null;
  mode: number;
  keyStore: string;
  keyStoreKeyFile: string;
  keyStorePassphraseFile: string;
  keyStoreKey: "file" | "os";
  fipsProvider: string;
  grpcFront: GrpcFront;
  parsecSocket: string;
  parsecAdmins: string;
  bulkDir: string;
}

const SERVE_FLAGS: FlagTable<ServeArgs> = {
  profile: { name: "profile", parse: String, render: String, fallback: "" },
  socketDir: { name: "socket-dir", parse: String, render: String, fallback: BROKER_SOCKET_DIR },
  healthPort: optionalPort("health-port"),
  mode: modeFlag("mode", 0o600),
  keyStore: { name: "key-store", parse: String, render: String, fallback: "" },
  keyStoreKeyFile: { name: "key-store-key-file", parse: String, render: String, fallback: "" },
  keyStorePassphraseFile: { name: "key-store-passphrase-file", parse: String, render: String, fallback: "" },
  keyStoreKey: choiceFlag("key-store-key", ["file", "os"], "file"),
  fipsProvider: { name: "fips-provider", parse: String, render: String, fallback: "" },
  grpcFront: choiceFlag("grpc-front", GRPC_FRONTS, "own"),
  parsecSocket: { name: "parsec-socket", parse: String, render: String, fallback: "" },
  parsecAdmins: { name: "parsec-admins", parse: String, render: String, fallback: "" },
  bulkDir: { name: "bulk-dir", parse: String, render: String, fallback: "" },
};

/**
 * @param argv without the program: `serve ...` for a server without Kubernetes, else what the webhook renders
 * @throws INVALID_ARGUMENT that lists what is wrong
 */
export function readConfig(argv: readonly string[], env: Environment): Config {
  const restarted = argv[0] === RESTARTED;
  const args = restarted ? argv.slice(1) : argv;
  return args[0] === "serve" ? readStandalone(args.slice(1), env, restarted) : readCluster(args, env, restarted);
}

function readCluster(argv: readonly string[], env: Environment, restarted: boolean): ClusterConfig {
  const args = parseSidecarArgs(argv);
  return Object.freeze({
    kind: "cluster",
    args,
    // The kubelet sets the pod's name as its host name.
    podName: env.HOSTNAME,
    volumeDir: VOLUME_DIR,
    identityDir: IDENTITY_DIR,
    apiServer: { host: env.KUBERNETES_SERVICE_HOST, port: env.KUBERNETES_SERVICE_PORT },
    log: { level: args.logLevel, format: "json", descriptor: 1 },
    fips: { providerDir: undefined, restarted },
  } as const);
}

function readStandalone(argv: readonly string[], env: Environment, restarted: boolean): StandaloneConfig {
  const args = parseFlags(SERVE_FLAGS, argv);
  const { profile, socketDir, healthPort, mode, fipsProvider } = args;
  const level = env.CRYPTO_BROKER_LOG_LEVEL;
  return Object.freeze({
    kind: "standalone",
    profileFile: profile === "" ? brokerProfiles(env.CRYPTO_BROKER_PROFILES_DIR) : resolve(startDir(env), profile),
    socketDir: resolve(startDir(env), socketDir),
    socketMode: mode,
    healthPort: healthPort ?? undefined,
    development: (env.CRYPTO_BROKER_APP_ENV ?? env.APP_ENV) === "dev",
    grpcFront: args.grpcFront,
    maxConcurrentStreams: streams(env.CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS),
    keyStore: readKeyStore(args, startDir(env)),
    parsec: readParsec(args, startDir(env)),
    bulkDir: args.bulkDir === "" ? undefined : resolve(startDir(env), args.bulkDir),
    log: readLog(env),
    // Who sets the crypto-broker's level expects the crypto-broker's lines, two for each call.
    callLogLevel: level === undefined ? "debug" : "info",
    fips: { providerDir: fipsProvider === "" ? undefined : resolve(startDir(env), fipsProvider), restarted },
  } as const);
}

function readKeyStore(args: ServeArgs, dir: string): StoreConfig | undefined {
  const { keyStore: file, keyStoreKeyFile: keyFile, keyStorePassphraseFile: passphraseFile } = args;
  if (args.keyStoreKey === "os") return readOsKeyStore(args, dir);
  if (file === "" && keyFile === "" && passphraseFile === "") return undefined;
  if (file === "" || (keyFile === "") === (passphraseFile === "")) {
    throw invalid(
      "--key-store needs exactly one of --key-store-key-file and --key-store-passphrase-file, and each of them needs it",
    );
  }
  const kind = keyFile === "" ? "passphrase-file" : "key-file";
  return { file: resolve(dir, file), key: { kind, file: resolve(dir, keyFile || passphraseFile) } };
}

function readOsKeyStore({ keyStore, keyStoreKeyFile, keyStorePassphraseFile }: ServeArgs, dir: string): StoreConfig {
  if (keyStore === "") throw invalid("--key-store-key=os needs --key-store");
  if (keyStoreKeyFile !== "" || keyStorePassphraseFile !== "") {
    throw invalid("--key-store-key=os takes no --key-store-key-file and no --key-store-passphrase-file");
  }
  return { file: resolve(dir, keyStore), key: { kind: "os" } };
}

function readParsec({ parsecSocket, parsecAdmins }: ServeArgs, dir: string): ParsecConfig | undefined {
  if (parsecSocket !== "") {
    return {
      socket: resolve(dir, parsecSocket),
      admins: new Set(parsecAdmins.split(",").filter((name) => name !== "")),
    };
  }
  if (parsecAdmins === "") return undefined;
  throw invalid("--parsec-admins needs --parsec-socket");
}

/** `npm run serve` runs in the repository's root, and its caller means paths from where he stands. */
function startDir(env: Environment): string {
  return env.npm_lifecycle_event === "serve" ? (env.INIT_CWD ?? ".") : ".";
}

function brokerProfiles(dir: string | undefined): string {
  if (dir === undefined) {
    throw invalid("--profile is missing: name a CryptoProfile document or a crypto-broker profile file");
  }
  if (isAbsolute(dir)) return join(dir, BROKER_PROFILES_FILE);
  throw invalid(`CRYPTO_BROKER_PROFILES_DIR is ${quote(dir)}: it must be an absolute path`);
}

function streams(text: string | undefined): number {
  if (text === undefined) return DEFAULT_STREAMS;
  if (/^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_UINT32) return Number(text);
  throw invalid(`CRYPTO_BROKER_GRPC_MAX_CONCURRENT_STREAMS is ${quote(text)}: it must be 1 to ${MAX_UINT32}`);
}

function readLog(env: Environment): LogOptions {
  const levels = ["debug", "info", "warn", "error"] as const;
  const level: LogLevel = choice("CRYPTO_BROKER_LOG_LEVEL", levels, env, "info");
  const format = choice("CRYPTO_BROKER_LOG_FORMAT", ["json", "text"] as const, env, "json");
  const output = choice("CRYPTO_BROKER_LOG_OUTPUT", ["stdout", "stderr"] as const, env, "stdout");
  return { level, format, descriptor: output === "stdout" ? 1 : 2 };
}

function choice<T extends string>(name: string, values: readonly T[], env: Environment, fallback: T): T {
  const text = env[name];
  if (text === undefined) return fallback;
  try {
    return choiceFlag(name, values, fallback).parse(text.toLowerCase());
  } catch (error) {
    throw invalid(`${name} ${(error as Error).message}`);
  }
}

function optionalPort(name: string): Flag<number | null> {
  const parse = (text: string) => {
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    throw new Error(`must be a port, or 0 for any free one, not ${quote(text)}`);
  };
  return { name, parse, render: String, fallback: null };
}

function modeFlag(name: string, fallback: number): Flag<number> {
  const parse = (text: string) => {
    if (/^0?[0-7]{3}$/.test(text)) return Number.parseInt(text, 8);
    throw new Error(`must be three octal digits such as 0600, not ${quote(text)}`);
  };
  return { name, parse, render: (mode) => `0${mode.toString(8)}`, fallback };
}

function invalid(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
