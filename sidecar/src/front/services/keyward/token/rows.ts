import type { BoundRow } from "../../row.ts";
import { signJws } from "./sign-jws.ts";
import { signJwt } from "./sign-jwt.ts";
import { verifyJws } from "./verify-jws.ts";
import { verifyJwt } from "./verify-jwt.ts";

export const tokenRows: readonly BoundRow[] = [signJws, verifyJws, signJwt, verifyJwt];
