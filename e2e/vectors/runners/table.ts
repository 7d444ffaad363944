import { acvpHash } from "./acvp/hash.ts";
import type { Runner } from "./runner.ts";
import { wycheproofMac } from "./wycheproof/mac.ts";

/** Files that lie beside the vectors and hold none: indexes, licences, schemas. */
export const NO_VECTORS: readonly RegExp[] = [
  /^INDEX\.json$/,
  /(^|\/)README\.md$/,
  /^licences\//,
  /^wycheproof\/schemas\//,
  /^x509\/limbo\/limbo-schema\.json$/,
];

/** The first that takes a file runs it. */
export const RUNNERS: readonly Runner[] = [wycheproofMac, acvpHash];
