import type { BoundRow } from "../../row.ts";
import { sign } from "./sign.ts";
import { verify } from "./verify.ts";

export const signatureRows: readonly BoundRow[] = [sign, verify];
