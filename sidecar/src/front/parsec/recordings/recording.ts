/** One client of a former version: what it wrote, and what it was answered. Bytes are hexadecimal. */
export interface Recording {
  /** Of the conversation on the wire. Page: docs/binary-wire.md */
  readonly version: number;
  readonly sessions: readonly Session[];
}

/** What one client did, one connection after the other. */
export interface Session {
  readonly name: string;
  readonly connections: readonly (readonly Step[])[];
}

/** Written in one go; then answers are waited for. Behind the last step the stream ends. */
export interface Step {
  readonly write: string;
  /** Bytes of the request that are those of an earlier answer. */
  readonly put?: readonly Hole[];
  readonly answers: readonly RecordedAnswer[];
}

export interface RecordedAnswer {
  readonly header: string;
  readonly body: string;
  /** Bytes of the body that are different each time. */
  readonly masked?: readonly Mask[];
  /** The body may say more than it did: it grows with what the server offers. Default: it is the same. */
  readonly grows?: true;
}

/** Bytes from `at` on; `name` is what a later request finds them by. */
export interface Mask {
  readonly at: number;
  readonly bytes: number;
  readonly name?: string;
}

/** Where in a step's bytes the ones of that name belong. */
export interface Hole {
  readonly at: number;
  readonly name: string;
}
