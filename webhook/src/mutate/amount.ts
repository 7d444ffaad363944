import { isQuantity } from "@keyward/core/text/quantity";

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["n", 1e-9],
  ["u", 1e-6],
  ["m", 1e-3],
  ["", 1],
  ["k", 1e3],
  ["M", 1e6],
  ["G", 1e9],
  ["T", 1e12],
  ["P", 1e15],
  ["E", 1e18],
  ["Ki", 2 ** 10],
  ["Mi", 2 ** 20],
  ["Gi", 2 ** 30],
  ["Ti", 2 ** 40],
  ["Pi", 2 ** 50],
  ["Ei", 2 ** 60],
]);

/**
 * A quantity as a number, to compare two of them; precise enough for that, never written back.
 * @returns undefined for what is no quantity, as `isQuantity` has it
 */
export function amountOf(quantity: string): number | undefined {
  if (!isQuantity(quantity)) return undefined;
  const suffix = quantity.replace(/^[0-9.]+/, "");
  return Number(quantity.slice(0, quantity.length - suffix.length)) * (FACTORS.get(suffix) ?? Number.NaN);
}
