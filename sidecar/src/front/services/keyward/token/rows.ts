import type { BoundRow } from "../../row.ts";

export const tokenRows: readonly BoundRow[] = [];
