type Members = Readonly<Record<string, unknown>>;

/** JSON merge patch (RFC 7396): objects merge, everything else replaces, null removes. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** @param path names with dots between them; the value there becomes null, which a merge patch cannot say */
export function withNull(target: unknown, path: string): unknown {
  const [name, ...rest] = path.split(".") as [string, ...string[]];
  const members = isObject(target) ? target : {};
  return { ...members, [name]: rest.length === 0 ? null : withNull(members[name], rest.join(".")) };
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
