import type { BoundRow } from "../../row.ts";
import { agreementRows } from "../agreement/rows.ts";
import { deriveKey } from "../kdf/derive-key.ts";
import { kemRows } from "../kem/rows.ts";
import { copyKey } from "./copy-key.ts";
import { describeKey } from "./describe-key.ts";
import { destroyKey } from "./destroy-key.ts";
import { exportKey } from "./export-key.ts";
import { exportPublicKey } from "./export-public-key.ts";
import { generateKey } from "./generate-key.ts";
import { importKey } from "./import-key.ts";
import { listKeys } from "./list-keys.ts";
import { persistKey } from "./persist-key.ts";
import { unwrapKey } from "./unwrap-key.ts";
import { wrapKey } from "./wrap-key.ts";

const ownRows: readonly BoundRow[] = [
  generateKey,
  importKey,
  exportKey,
  exportPublicKey,
  copyKey,
  destroyKey,
  persistKey,
  describeKey,
  listKeys,
  wrapKey,
  unwrapKey,
];

export const keyRows: readonly BoundRow[] = [...ownRows, ...agreementRows, ...kemRows, deriveKey];
