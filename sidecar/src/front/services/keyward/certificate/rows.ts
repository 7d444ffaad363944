import type { BoundRow } from "../../row.ts";

/** Of CertificateService; issuing is a method of CryptoService. */
export const certificateRows: readonly BoundRow[] = [];
