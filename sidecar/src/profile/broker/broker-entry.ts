/** A YAML value whose shape nobody has looked at yet. Unknown keys are nobody's business. */
export type Loose = { readonly [key: string]: unknown };

/** @returns the mapping, or an empty one for anything else: what is missing is then reported where it is needed */
export function mapping(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** @returns the scalar as text, as YAML's authors mean it; "" where there is none */
export function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

/** @returns the whole number; 0 where there is none, which is what the protocol's profiles mean by leaving a number out */
export function integer(value: unknown, what: string, faults: string[]): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  faults.push(`${what} is no whole number`);
  return 0;
}

/** Whether any key below a section has a value that is not empty. */
export function isPresent(section: unknown): boolean {
  if (Array.isArray(section)) return section.length > 0;
  if (typeof section === "object" && section !== null) return Object.values(section).some(isPresent);
  return section !== undefined && section !== null && section !== "" && section !== 0 && section !== false;
}
