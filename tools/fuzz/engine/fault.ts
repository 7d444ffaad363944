/** What an input did that it must not. */
export interface Fault {
  readonly kind: "exception" | "slow" | "no answer" | "memory" | "growth" | "hang" | "death";
  /** For a person; for an exception its text and stack. */
  readonly text: string;
  /** Alike for inputs that most likely have the same cause. */
  readonly signature: string;
}

/** Signature of every growth: one is enough to know of. */
export const GROWTH = "growth";

const FRAME = /^\s+at .*?((?:core|crds|proto|sidecar|providers|operator|webhook|kube|node_modules|tools)\/[^:]+:\d+)/m;

export function exceptionFault(thrown: unknown): Fault {
  const error = thrown instanceof Error ? thrown : new Error(`thrown: ${String(thrown)}`);
  const text = error.stack ?? error.message;
  const [, frame = "nowhere"] = FRAME.exec(text) ?? [];
  return { kind: "exception", text, signature: `${error.name} at ${frame}` };
}

export function slowFault(elapsedMs: number, limitMs: number): Fault {
  return { kind: "slow", text: `took ${elapsedMs.toFixed(0)} ms, the most is ${limitMs} ms`, signature: "slow" };
}

export function noAnswerFault(limitMs: number): Fault {
  return { kind: "no answer", text: `did not answer within ${limitMs} ms`, signature: "no answer" };
}

export function memoryFault(bytes: number, limitBytes: number): Fault {
  return {
    kind: "memory",
    text: `took ${mebibytes(bytes)}, the most is ${mebibytes(limitBytes)}`,
    signature: "memory",
  };
}

/** @param bytesPerRun what the input that is told leaves behind each time */
export function growthFault(bytes: number, runs: number, bytesPerRun: number): Fault {
  const text = `memory grew by ${mebibytes(bytes)} in ${runs} runs; this input leaves ${bytesPerRun} bytes each time`;
  return { kind: "growth", text, signature: GROWTH };
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
