import type { BoundRow } from "../../row.ts";
import { computeMac } from "./compute-mac.ts";
import { computeMacStream } from "./compute-mac-stream.ts";
import { verifyMac } from "./verify-mac.ts";
import { verifyMacStream } from "./verify-mac-stream.ts";

export const macRows: readonly BoundRow[] = [computeMac, computeMacStream, verifyMac, verifyMacStream];
