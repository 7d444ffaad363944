import type { BoundRow } from "../../row.ts";
import { generateRandom } from "./generate-random.ts";

export const randomRows: readonly BoundRow[] = [generateRandom];
