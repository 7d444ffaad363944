import type { BoundRow } from "../../row.ts";
import { hash } from "./hash.ts";

export const hashRows: readonly BoundRow[] = [hash];
