import type { BoundRow } from "../../row.ts";
import { decryptAsymmetric } from "./decrypt-asymmetric.ts";
import { encryptAsymmetric } from "./encrypt-asymmetric.ts";

export const asymmetricRows: readonly BoundRow[] = [encryptAsymmetric, decryptAsymmetric];
