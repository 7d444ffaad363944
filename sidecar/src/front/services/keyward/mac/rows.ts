import type { BoundRow } from "../../row.ts";
import { computeMac } from "./compute-mac.ts";
import { verifyMac } from "./verify-mac.ts";

export const macRows: readonly BoundRow[] = [computeMac, verifyMac];
