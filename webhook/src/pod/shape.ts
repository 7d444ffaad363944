import { quote } from "@keyward/core/text/quote";

/** Looks at a value and says what is wrong with it, path first. */
export type Shape = (value: unknown, path: string, faults: string[]) => void;

/** So that a hostile review costs one line each, not megabytes. */
const MAX_FAULTS = 10;

export const text: Shape = (value, path, faults) => {
  if (typeof value !== "string") report(faults, `${path} must be a string, not ${describe(value)}`);
};
export const flag: Shape = (value, path, faults) => {
  if (typeof value !== "boolean") report(faults, `${path} must be true or false, not ${describe(value)}`);
};
export const wholeNumber: Shape = (value, path, faults) => {
  if (!Number.isInteger(value)) report(faults, `${path} must be a whole number, not ${describe(value)}`);
};
export const textMap: Shape = (value, path, faults) => {
  if (!isObject(value)) return report(faults, `${path} must be an object, not ${describe(value)}`);
  for (const [key, entry] of Object.entries(value)) text(entry, `${path}[${quote(key)}]`, faults);
};

export function listOf(item: Shape): Shape {
  return (value, path, faults) => {
    if (!Array.isArray(value)) return report(faults, `${path} must be a list, not ${describe(value)}`);
    for (const [index, entry] of value.entries()) {
      if (faults.length >= MAX_FAULTS) return;
      item(entry, `${path}[${index}]`, faults);
    }
  };
}

/** Fields that are absent or null pass unless they are required; fields that are not named here are not looked at. */
export function objectOf(required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  return (value, path, faults) => {
    if (!isObject(value)) return report(faults, `${path} must be an object, not ${describe(value)}`);
    for (const [name, shape] of Object.entries(required)) shape(own(value, name), `${path}.${name}`, faults);
    for (const [name, shape] of Object.entries(optional)) {
      const field = own(value, name);
      if (field !== undefined && field !== null) shape(field, `${path}.${name}`, faults);
    }
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function describe(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function report(faults: string[], fault: string): void {
  if (faults.length < MAX_FAULTS) faults.push(fault);
}
