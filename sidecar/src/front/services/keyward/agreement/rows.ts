import type { BoundRow } from "../../row.ts";
import { agreeKey } from "./agree-key.ts";

export const agreementRows: readonly BoundRow[] = [agreeKey];
