import type { BoundRow } from "../../row.ts";

export const signatureRows: readonly BoundRow[] = [];
