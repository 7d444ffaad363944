/** One thing that is wrong with an object. */
export interface Fault {
  /** Field, as the API server writes it: `spec.certificates.subjectKeys[0].curves`; empty for the object as a whole. */
  readonly path: string;
  /** CEL expression that is false; absent where a type, limit or name is wrong. */
  readonly rule?: string;
  /** What is wrong and how to put it right, for a person. */
  readonly message: string;
}

/** More than a person reads at once, less than a condition's message can hold. */
export const MAX_FAULTS = 50;

/** @returns at most MAX_FAULTS + 1 faults; the last one counts those that were left out */
export function bounded(faults: readonly Fault[]): Fault[] {
  if (faults.length <= MAX_FAULTS) return [...faults];
  const rest = faults.length - MAX_FAULTS;
  return [...faults.slice(0, MAX_FAULTS), { path: "", message: `${rest} more faults; correct these first` }];
}

/** @returns for example `spec.hash.default: is required` */
export function faultText(fault: Fault): string {
  return fault.path === "" ? fault.message : `${fault.path}: ${fault.message}`;
}
