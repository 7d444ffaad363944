/** One algorithm as a program meets it: a call that has to succeed, and whose result is checked. */
export interface Probe {
  readonly family: string;
  readonly name: string;
  /** Throws what node:crypto throws; returning means that the algorithm works. */
  readonly run: () => void | Promise<void>;
}

/** @returns probes of one family, from rows of name and call */
export function family(name: string, rows: readonly (readonly [string, Probe["run"]])[]): Probe[] {
  return rows.map(([row, run]) => ({ family: name, name: row, run }));
}

/** Thrown when a call succeeds with a wrong result; such a probe counts as broken and not as refused. */
export class WrongResult extends Error {
  override readonly name = "WrongResult";
}

export function expect(truth: boolean, what: string): void {
  if (!truth) throw new WrongResult(what);
}
