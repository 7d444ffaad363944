/** One certificate, as far as rotation is concerned. */
export interface Issued {
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

export interface Leaf extends Issued {
  readonly names: readonly string[];
  /** Fingerprint of the authority that signed it; undefined if it is none that we know. */
  readonly issuer: string | undefined;
}

/** Everything that the plan for one authority and its one leaf depends on. */
export interface SeenAuthority {
  readonly current: Issued | undefined;
  /** In the bundle already, not signing yet. */
  readonly next: (Issued & { readonly stagedAtMs: number }) | undefined;
  /** No longer signing; in the bundle while leaves of it may be in use. */
  readonly previous: Issued | undefined;
  readonly leaf: Leaf | undefined;
  readonly wantedNames: readonly string[];
  /** Whether the bundle that lies beside the leaf is the authority's own. */
  readonly leafBundleIsCurrent: boolean;
  /** Whether whoever verifies the leaf was seen to hold `next`. */
  readonly nextIsPublished: boolean;
  /** Somebody asked for a new authority before its time. */
  readonly rotationIsRequested: boolean;
}

export interface Lifetimes {
  readonly authorityMs: number;
  readonly leafMs: number;
}

export type RotationStep =
  | { readonly act: "create-authority" }
  | { readonly act: "stage-authority" }
  | { readonly act: "promote-authority" }
  | { readonly act: "drop-previous" }
  | { readonly act: "copy-bundle" }
  | { readonly act: "issue-leaf"; readonly why: "missing" | "names" | "issuer" | "due" }
  | { readonly act: "rest"; readonly forMs: number };

/** Verifiers learn of a new authority through a watch; an API server that is slow to answer gets this long. */
const MAX_SETTLING_MS = 30_000;
/** The longest rest: a look at the clock once a minute makes good for clocks that jump. */
const MAX_REST_MS = 60_000;
const MIN_REST_MS = 200;
/** Between two looks at whether a staged authority has reached everyone. */
const LOOK_FOR_PUBLICATION_MS = 5_000;

/**
 * Pure. A new authority is first published beside the old one, then given time to be seen, and only then does it sign; the
 * old one stays published until it ends by itself. At no point does a verifier meet a leaf whose authority it lacks.
 */
export function planRotation(all: SeenAuthority, lifetimes: Lifetimes, nowMs: number): RotationStep {
  const seen = begun(all, nowMs);
  const { current, next, previous } = seen;
  if (current === undefined || current.notAfterMs <= nowMs)
    return { act: next === undefined ? "create-authority" : "promote-authority" };
  if (next !== undefined && mayPromote(seen, lifetimes, nowMs)) return { act: "promote-authority" };
  const why = leafFault(seen, nowMs);
  if (why !== undefined) return { act: "issue-leaf", why };
  if (!seen.leafBundleIsCurrent) return { act: "copy-bundle" };
  if (previous !== undefined && previous.notAfterMs <= nowMs) return { act: "drop-previous" };
  if (next === undefined && (seen.rotationIsRequested || dueMs(current) <= nowMs)) return { act: "stage-authority" };
  return { act: "rest", forMs: rest(seen, lifetimes, nowMs) };
}

/** What a clock that was ahead has issued is of no use to anyone before its time: it is as if it were not there. */
function begun(seen: SeenAuthority, nowMs: number): SeenAuthority {
  const valid = <T extends Issued>(issued: T | undefined) =>
    issued === undefined || issued.notBeforeMs > nowMs ? undefined : issued;
  return { ...seen, current: valid(seen.current), next: valid(seen.next), leaf: valid(seen.leaf) };
}

/** Two thirds of the life: one third is left to notice that rotation fails. */
export function dueMs({ notBeforeMs, notAfterMs }: Issued): number {
  return notBeforeMs + ((notAfterMs - notBeforeMs) * 2) / 3;
}

/** How long a staged authority is published before it signs. */
export function settlingMs({ authorityMs }: Lifetimes): number {
  return Math.min(MAX_SETTLING_MS, authorityMs / 8);
}

function mayPromote({ current, next, nextIsPublished }: SeenAuthority, lifetimes: Lifetimes, nowMs: number): boolean {
  if (nowMs < next!.stagedAtMs + settlingMs(lifetimes)) return false;
  // A verifier that never takes the new one must not keep us from replacing an authority that is about to end.
  return nextIsPublished || current!.notAfterMs - nowMs < (current!.notAfterMs - current!.notBeforeMs) / 10;
}

function leafFault(
  { leaf, current, wantedNames }: SeenAuthority,
  nowMs: number,
): "missing" | "names" | "issuer" | "due" | undefined {
  if (leaf === undefined) return "missing";
  if (leaf.issuer !== current!.fingerprint) return "issuer";
  if (leaf.names.join() !== wantedNames.join()) return "names";
  // A leaf never outlives its authority: near the authority's end a new one would be no longer than this one.
  const renewable = leaf.notAfterMs < current!.notAfterMs;
  return dueMs(leaf) <= nowMs && renewable ? "due" : undefined;
}

function rest({ current, next, previous, leaf }: SeenAuthority, lifetimes: Lifetimes, nowMs: number): number {
  const moments = [dueMs(current!), dueMs(leaf!), nowMs + MAX_REST_MS];
  if (next !== undefined) moments.push(next.stagedAtMs + settlingMs(lifetimes), nowMs + LOOK_FOR_PUBLICATION_MS);
  if (previous !== undefined) moments.push(previous.notAfterMs);
  const ahead = moments.filter((moment) => moment > nowMs);
  return Math.max(MIN_REST_MS, Math.min(...ahead) - nowMs);
}
