import type { BoundRow } from "../../row.ts";
import { decrypt } from "./decrypt.ts";
import { decryptStream } from "./decrypt-stream.ts";
import { encrypt } from "./encrypt.ts";
import { encryptStream } from "./encrypt-stream.ts";

export const cipherRows: readonly BoundRow[] = [encrypt, decrypt, encryptStream, decryptStream];
