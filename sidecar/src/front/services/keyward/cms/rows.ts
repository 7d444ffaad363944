import type { BoundRow } from "../../row.ts";

export const cmsRows: readonly BoundRow[] = [];
