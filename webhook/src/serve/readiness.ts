/** One thing that must hold before reviews may come. @returns why it does not, or undefined */
export type Condition = () => string | undefined;

export interface ReadinessSources {
  readonly directorySynced: () => boolean;
  readonly certificateNotAfterMs: () => number | undefined;
  /** Why the API server would not trust the certificate. */
  readonly distrust: () => string | undefined;
  readonly loopLagMs: () => number;
  readonly draining: () => boolean;
  readonly epochMs: () => number;
}

/** The API server waits 10 s for an answer of a few milliseconds; a loop this late is near that. */
const MAX_LAG_MS = 1_000;

/** @returns what stands in the way of reviews, each with its cause; empty means ready */
export function readiness(sources: ReadinessSources): string[] {
  const conditions: readonly Condition[] = [
    () => (sources.draining() ? "the webhook is stopping" : undefined),
    () => (sources.directorySynced() ? undefined : "profiles and namespaces were not listed yet"),
    () => certificateFault(sources.certificateNotAfterMs(), sources.epochMs()) ?? sources.distrust(),
    () => (sources.loopLagMs() > MAX_LAG_MS ? `timers come ${Math.round(sources.loopLagMs())} ms late` : undefined),
  ];
  return conditions.flatMap((condition) => condition() ?? []);
}

function certificateFault(notAfterMs: number | undefined, nowMs: number): string | undefined {
  if (notAfterMs === undefined) return "there is no certificate yet; the operator or cert-manager writes it";
  return notAfterMs > nowMs ? undefined : "the certificate is out of date";
}
