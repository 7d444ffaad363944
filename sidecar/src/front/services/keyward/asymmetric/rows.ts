import type { BoundRow } from "../../row.ts";

export const asymmetricRows: readonly BoundRow[] = [];
