import type { BoundRow } from "../../row.ts";

export const contextRows: readonly BoundRow[] = [];
