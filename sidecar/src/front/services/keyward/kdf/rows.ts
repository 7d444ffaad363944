import type { BoundRow } from "../../row.ts";
import { deriveBytes } from "./derive-bytes.ts";

export const kdfRows: readonly BoundRow[] = [deriveBytes];
