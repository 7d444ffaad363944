import type { BoundRow } from "../../row.ts";

export const kemRows: readonly BoundRow[] = [];
