/** A header field; texts hold one character for each byte (latin1). */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a field counts for in a table and in a header list. Source: RFC 7541, 4.1 */
export const FIELD_OVERHEAD_BYTES = 32;

export function fieldBytes({ name, value }: Field): number {
  return name.length + value.length + FIELD_OVERHEAD_BYTES;
}
