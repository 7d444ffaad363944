import type { BoundRow } from "../../row.ts";

export const randomRows: readonly BoundRow[] = [];
