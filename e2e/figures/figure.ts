/** The names under which scripts read the figures; a change breaks them. */
export type FigureKey =
  | "reloadP99Ms"
  | "podStartAddedMs"
  | "sidecarIdleMb"
  | "sidecarLoadMb"
  | "webhookP99Ms"
  | "imageMb";

/** One number that Keyward is held to. */
export interface Figure<K extends string = FigureKey> {
  readonly key: K;
  readonly title: string;
  readonly unit: "ms" | "s" | "MB";
  /** The measured value has to be below it. */
  readonly below: number;
}

/** In the order in which they are printed. MB are 10^6 bytes. What each one means exactly: docs/figures.md */
export const FIGURES: readonly Figure[] = [
  { key: "reloadP99Ms", title: "reload of 10 pods, p99 of 100 changes", unit: "ms", below: 500 },
  { key: "podStartAddedMs", title: "pod start added by the sidecar, median of 20", unit: "ms", below: 1000 },
  { key: "sidecarIdleMb", title: "sidecar memory, idle", unit: "MB", below: 70 },
  { key: "sidecarLoadMb", title: "sidecar memory, peak within 60 s of load", unit: "MB", below: 100 },
  { key: "webhookP99Ms", title: "webhook, p99 at 200 reviews/s", unit: "ms", below: 10 },
  { key: "imageMb", title: "sidecar image, compressed", unit: "MB", below: 60 },
];

/** What one measurement found; what else it saw on the way is in the notes, as sentences without a full stop. */
export interface Outcome {
  readonly values: { readonly [K in FigureKey]?: number };
  readonly notes: readonly string[];
}

export type Verdict = "met" | "falls short" | "not measured";

export function verdictOf(figure: Pick<Figure, "below">, value: number | undefined): Verdict {
  if (value === undefined) return "not measured";
  return value < figure.below ? "met" : "falls short";
}
