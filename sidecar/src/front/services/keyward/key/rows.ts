import type { BoundRow } from "../../row.ts";

export const keyRows: readonly BoundRow[] = [];
