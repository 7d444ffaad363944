import type { BoundRow } from "../../row.ts";
import { signJws } from "./sign-jws.ts";
import { verifyJws } from "./verify-jws.ts";

export const tokenRows: readonly BoundRow[] = [signJws, verifyJws];
