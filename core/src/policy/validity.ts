import type { CertificatePolicy } from "./profile.ts";

/** Milliseconds since 1970; whole seconds. */
export interface Validity {
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

export interface RequestedValidity {
  readonly notBeforeMs: number | undefined;
  readonly notAfterMs: number | undefined;
}

export type ValidityFault =
  | { readonly kind: "too-early"; readonly askedMs: number; readonly limitMs: number }
  | { readonly kind: "too-late"; readonly askedMs: number; readonly limitMs: number };

/** @returns the first time that lies outside what the profile permits at `nowMs`; limits are inclusive */
export function findValidityFault(
  policy: CertificatePolicy,
  asked: RequestedValidity,
  nowMs: number,
): ValidityFault | undefined {
  const earliestMs = nowMs + policy.notBeforeOffsetMs;
  const latestMs = nowMs + policy.notAfterOffsetMs;
  const { notBeforeMs, notAfterMs } = asked;
  if (notBeforeMs !== undefined && notBeforeMs < earliestMs) {
    return { kind: "too-early", askedMs: notBeforeMs, limitMs: earliestMs };
  }
  if (notAfterMs !== undefined && notAfterMs > latestMs) {
    return { kind: "too-late", askedMs: notAfterMs, limitMs: latestMs };
  }
  return undefined;
}

/** Fills in what the request leaves open, and cuts to whole seconds, which is all that a certificate can hold. */
export function resolveValidity(policy: CertificatePolicy, asked: RequestedValidity, nowMs: number): Validity {
  return {
    notBeforeMs: wholeSeconds(asked.notBeforeMs ?? nowMs + policy.notBeforeOffsetMs),
    notAfterMs: wholeSeconds(asked.notAfterMs ?? nowMs + policy.notAfterOffsetMs),
  };
}

/** @returns for example 2026-01-31T12:00:00Z; a fraction of a second is shown, as it decides at a limit */
export function formatTime(timeMs: number): string {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? `${timeMs / 1000} s after 1970` : date.toISOString().replace(".000Z", "Z");
}

function wholeSeconds(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}
