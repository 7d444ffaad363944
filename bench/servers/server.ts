import type { KeywardProgram } from "./keyward-program.ts";

/** A server that is up, with the keys of the run. */
export interface Server extends AsyncDisposable {
  readonly pid: number;
  readonly grpcSocket: string;
  /** Of the binary wire, where there is one. */
  readonly parsecSocket: string;
}

/** What servers are started with. */
export interface ServerGround {
  /** Empty, the server's own; its sockets are made here. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly programs: Programs;
}

/** Built or bundled before the first server starts. */
export interface Programs {
  readonly keyward: KeywardProgram;
  readonly keywardSources: KeywardProgram;
  readonly goServer: string;
}
