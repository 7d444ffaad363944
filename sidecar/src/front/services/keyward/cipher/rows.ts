import type { BoundRow } from "../../row.ts";

export const cipherRows: readonly BoundRow[] = [];
