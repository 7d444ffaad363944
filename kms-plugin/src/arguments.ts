import { choiceFlag, labelFlag, optionalPathFlag, textFlag } from "@keyward/core/contract/flag-kinds";
import { type FlagTable, parseFlags } from "@keyward/core/contract/flags";
import { LOG_LEVELS, type LogLevel } from "@keyward/core/contract/log-level";

export interface KmsPluginArgs {
  /** Where the API server connects. */
  readonly socket: string;
  /** A KeyBackend or ClusterKeyBackend, as YAML. */
  readonly backendFile: string;
  /** Folder with what the backend refers to as Secrets, `<name>/<key>`; empty: none. */
  readonly secretsDir: string;
  /** Name of the key in the backend. */
  readonly key: string;
  /** Names the cluster among those that share the backend. */
  readonly cluster: string;
  readonly logLevel: LogLevel;
}

/** Linux sun_path is 108 bytes with the final NUL (unix(7)). */
const MAX_SOCKET_BYTES = 107;

const FLAGS: FlagTable<KmsPluginArgs> = {
  socket: textFlag("socket", `an absolute path of at most ${MAX_SOCKET_BYTES} bytes`, isSocketPath),
  backendFile: textFlag("backend-file", "an absolute path", isPath),
  secretsDir: optionalPathFlag("secrets-dir"),
  key: labelFlag("key"),
  cluster: labelFlag("cluster"),
  logLevel: choiceFlag("log-level", LOG_LEVELS, "info"),
};

/** @throws INVALID_ARGUMENT that lists every fault */
export function parseKmsPluginArgs(argv: readonly string[]): KmsPluginArgs {
  return parseFlags(FLAGS, argv);
}

function isPath(text: string): boolean {
  return text.startsWith("/") && !text.includes("\0");
}

function isSocketPath(text: string): boolean {
  return isPath(text) && Buffer.byteLength(text) <= MAX_SOCKET_BYTES;
}
