import type { BoundRow } from "../../row.ts";
import { hash } from "./hash.ts";
import { hashStream } from "./hash-stream.ts";

export const hashRows: readonly BoundRow[] = [hash, hashStream];
