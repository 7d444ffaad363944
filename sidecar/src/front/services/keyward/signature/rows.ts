import type { BoundRow } from "../../row.ts";
import { sign } from "./sign.ts";
import { signStream } from "./sign-stream.ts";
import { verify } from "./verify.ts";
import { verifyStream } from "./verify-stream.ts";

export const signatureRows: readonly BoundRow[] = [sign, signStream, verify, verifyStream];
