/** What starting again needs of `process`. */
export interface Host {
  readonly execPath: string;
  /** Options of node. */
  readonly execArgv: readonly string[];
  /** Node, program, arguments. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  once(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  exit(code: number): never;
  /** Puts another program in the place of this one: same process, nothing of its memory. Does not return. */
  execve(file: string, args: readonly string[], env: Readonly<Record<string, string>>): never;
}

/** First argument of a process that has started itself again for FIPS mode, so that it never does so twice. */
export const RESTARTED = "restarted-for-fips";
