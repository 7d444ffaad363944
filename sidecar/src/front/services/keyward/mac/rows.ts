import type { BoundRow } from "../../row.ts";

export const macRows: readonly BoundRow[] = [];
