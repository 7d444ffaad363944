/** One operation of a JSON patch; we take nothing away. Source: RFC 6902, 4.1 and 4.3 */
export interface PatchOperation {
  readonly op: "add" | "replace";
  readonly path: string;
  readonly value: unknown;
}

/** @returns a JSON pointer; `~` and `/` in names are escaped. Source: RFC 6901, 3 */
export function pointer(...segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Sets members of an object that may not be there yet. */
export function addMembers(
  path: string,
  existing: object | null | undefined,
  members: Readonly<Record<string, string>>,
): PatchOperation[] {
  if (existing === undefined || existing === null) return [{ op: "add", path, value: members }];
  return Object.entries(members).map(([name, value]) => ({ op: "add", path: path + pointer(name), value }));
}

/** Appends to a list that may not be there yet. */
export function addItems(
  path: string,
  existing: readonly unknown[] | null | undefined,
  items: readonly unknown[],
): PatchOperation[] {
  if (items.length === 0) return [];
  if (existing === undefined || existing === null) return [{ op: "add", path, value: items }];
  return items.map((value) => ({ op: "add", path: `${path}/-`, value }));
}

/** Puts an item in front of a list that may not be there yet; later operations see every index raised by one. */
export function addFirst(path: string, existing: readonly unknown[] | null | undefined, item: unknown): PatchOperation {
  if (existing === undefined || existing === null) return { op: "add", path, value: [item] };
  return { op: "add", path: `${path}/0`, value: item };
}
