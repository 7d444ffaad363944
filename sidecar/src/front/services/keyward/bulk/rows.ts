import type { BoundRow } from "../../row.ts";
import { computeMacFile } from "./compute-mac-file.ts";
import { decryptFile } from "./decrypt-file.ts";
import { encryptFile } from "./encrypt-file.ts";
import { hashFile } from "./hash-file.ts";
import { signFile } from "./sign-file.ts";
import { verifyFile } from "./verify-file.ts";
import { verifyMacFile } from "./verify-mac-file.ts";

export const bulkRows: readonly BoundRow[] = [
  hashFile,
  computeMacFile,
  verifyMacFile,
  encryptFile,
  decryptFile,
  signFile,
  verifyFile,
];
