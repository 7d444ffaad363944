import type { Figure } from "../figure.ts";

/** The names under which scripts read the figures; a change breaks them. */
export type KeysFigureKey = "rssMb" | "syncSeconds" | "changeP99Ms";

/** What the operator is held to with 100,000 keys; what each one means exactly: docs/figures/keys.md */
export const KEYS_FIGURES: readonly Figure<KeysFigureKey>[] = [
  { key: "rssMb", title: "operator memory, resident, after its start", unit: "MB", below: 400 },
  { key: "syncSeconds", title: "start until every key was looked at", unit: "s", below: 60 },
  { key: "changeP99Ms", title: "a change of one key until status shows it, p99", unit: "ms", below: 1000 },
];

export interface KeysOutcome {
  readonly values: { readonly [K in KeysFigureKey]?: number };
  /** Sentences without a full stop. */
  readonly notes: readonly string[];
}
