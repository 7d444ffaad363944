import type { Priority } from "@keyward/core/policy/profile";

/** How much of what is shared goes to whom, where all have work waiting. */
const WEIGHTS: Readonly<Record<Priority, number>> = { High: 4, Normal: 2, Low: 1 };

export function priorityWeight(priority: Priority): number {
  return WEIGHTS[priority];
}
