/** @returns the path of a field: `spec.hash`, or `labels[keyward.dev/profile]` where the name is not a plain word */
export function fieldPath(parent: string, name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return `${parent}[${name}]`;
  return parent === "" ? name : `${parent}.${name}`;
}

export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

/** Whether a path is the other one or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === "" || path === ancestor) return true;
  return path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}
