import { BULK } from "@keyward/core/contract/names";
import { quote } from "@keyward/core/text/quote";
import { annotationOf, type Pod } from "../pod/pod.ts";
import { amountOf } from "./amount.ts";

const MIB = 2 ** 20;
/** Less than this is quicker sent in a message. */
const LEAST_BYTES = MIB;

/**
 * The size of the volume for bulk data that a pod asks for, as it wrote it.
 * @param limit quantity: the largest that a pod may ask for
 * @returns undefined if it asks for none, or for what cannot be: then a fault is appended
 */
export function bulkSize(pod: Pod, limit: string, faults: string[]): string | undefined {
  const wish = annotationOf(pod, BULK);
  if (wish === undefined) return undefined;
  const bytes = amountOf(wish) ?? 0;
  const mostBytes = amountOf(limit) ?? 0;
  if (mostBytes === 0)
    faults.push(`annotation ${BULK}: this cluster permits no volume for bulk data (sidecar.bulkLimit)`);
  else if (bytes >= LEAST_BYTES && bytes <= mostBytes) return wish;
  else faults.push(`annotation ${BULK} is ${quote(wish)}: expected a quantity from 1Mi to ${limit}, such as 64Mi`);
  return undefined;
}
