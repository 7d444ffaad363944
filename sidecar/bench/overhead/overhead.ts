import { benchCall } from "./bench-call.ts";
import { type Amount, type Comparison, compare } from "./comparison.ts";
import { signaturePairs } from "./signature-pairs.ts";
import { symmetricPairs } from "./symmetric-pairs.ts";

/** What the operation layer costs above the bare calls of node:crypto, operation by operation. */
export async function measureOverhead(amount: Amount): Promise<Comparison[]> {
  const call = benchCall();
  const comparisons: Comparison[] = [];
  for (const pair of [...(await symmetricPairs(call)), ...(await signaturePairs(call))]) {
    comparisons.push(await compare(pair, amount));
  }
  return comparisons;
}
