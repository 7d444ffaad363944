import type { BoundRow } from "../../row.ts";
import { decrypt } from "./decrypt.ts";
import { encrypt } from "./encrypt.ts";

export const cipherRows: readonly BoundRow[] = [encrypt, decrypt];
