import type { BoundRow } from "../../row.ts";
import { signDetached } from "./sign-detached.ts";
import { verifyDetached } from "./verify-detached.ts";

export const cmsRows: readonly BoundRow[] = [signDetached, verifyDetached];
