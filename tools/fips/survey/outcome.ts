import { type Probe, WrongResult } from "./probe.ts";

/**
 * What became of a probe. `served`: it works. `absent`: no loaded provider offers it under the default properties. `node`:
 * node itself refuses it in FIPS mode. `size`, `digest`, `parameter`: the module has the algorithm and refuses this use of
 * it. `broken`: it gave a wrong result.
 */
export type Verdict = "served" | "absent" | "node" | "size" | "digest" | "parameter" | "broken";

export interface Outcome {
  readonly family: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** Error code and text of node, empty when served. */
  readonly detail: string;
}

/** In this order; the first that matches the error's code and text. */
const CATEGORIES: readonly (readonly [RegExp, Verdict])[] = [
  [/in FIPS mode/, "node"],
  [/invalid.digest/i, "digest"],
  [/(key|salt|output).length|invalid.modulus/i, "size"],
  [/unsupported|unknown.group/i, "absent"],
];

export async function outcomeOf({ family, name, run }: Probe): Promise<Outcome> {
  try {
    await run();
    return { family, name, verdict: "served", detail: "" };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const detail = [code, message].filter(Boolean).join(" ");
    return { family, name, verdict: error instanceof WrongResult ? "broken" : categoryOf(detail), detail };
  }
}

export function categoryOf(detail: string): Verdict {
  return CATEGORIES.find(([pattern]) => pattern.test(detail))?.[1] ?? "parameter";
}
