import type { KeywardProgram } from "./keyward-program.ts";

/** A server that is up, with the keys of the run; a path that it does not have is empty. */
export interface Server extends AsyncDisposable {
  readonly pid: number;
  readonly grpcSocket: string;
  /** Of the binary wire, where there is one. */
  readonly parsecSocket: string;
  /** Of files that calls name, where there is one. */
  readonly bulkDir: string;
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
  /** Builds it where that is asked for. @throws Error that says why it is not there */
  parsecService(): Promise<string>;
  /** Environment of a node with OpenSSL's quicker curves; built as above. @throws Error that says why it is not there */
  quickCurves(): Promise<Readonly<Record<string, string>>>;
}
