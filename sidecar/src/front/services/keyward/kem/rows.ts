import type { BoundRow } from "../../row.ts";
import { decapsulateKey } from "./decapsulate-key.ts";
import { encapsulateKey } from "./encapsulate-key.ts";

export const kemRows: readonly BoundRow[] = [encapsulateKey, decapsulateKey];
