import type { Engine } from "../engine/engine.ts";

/** One file of a folder of test vectors, read in place. */
export interface VectorFile {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  text(): string;
  bytes(): Buffer;
  json<T>(): T;
  exists(): boolean;
  /** Text of another file, by its path from the folder: some sources keep questions and answers apart. */
  sibling(path: string): VectorFile;
}

/** What became of one case. */
export type Verdict =
  | { readonly kind: "passed" }
  /** It is wrong on purpose, and was refused. */
  | { readonly kind: "refused" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly why: string };

export interface CaseResult {
  /** Names the case in its file, for example "tcId 12". */
  readonly id: string;
  readonly verdict: Verdict;
}

/** How the cases of one kind of file are put to the server. */
export interface Runner {
  /** Whether the file is of this kind. */
  takes(path: string): boolean;
  run(file: VectorFile, engine: Engine): AsyncIterable<CaseResult>;
}

export const PASSED: Verdict = { kind: "passed" };
export const REFUSED: Verdict = { kind: "refused" };

export function skipped(reason: string): Verdict {
  return { kind: "skipped", reason };
}

export function failed(why: string): Verdict {
  return { kind: "failed", why };
}

/** @param got what the server gave, undefined where it refused */
export function expectBytes(got: Uint8Array | undefined, want: Uint8Array, refusal = "refused"): Verdict {
  if (got === undefined) return failed(`${refusal}, but the case is valid`);
  if (Buffer.compare(got, want) === 0) return PASSED;
  return failed(`expected ${hex(want)}, got ${hex(got)}`);
}

/** A case that must not succeed. */
export function expectRefusal(succeeded: boolean): Verdict {
  return succeeded ? failed("accepted, but the case is invalid") : REFUSED;
}

function hex(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("hex");
  return text.length > 80 ? `${text.slice(0, 80)}... (${bytes.length} bytes)` : text;
}
