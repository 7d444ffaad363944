import type { BoundRow } from "../../row.ts";

export const kdfRows: readonly BoundRow[] = [];
