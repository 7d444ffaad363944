import { acvpHash } from "./acvp/hash.ts";
import type { Runner } from "./runner.ts";
import { wycheproofAgreement } from "./wycheproof/agreement.ts";
import { wycheproofOaep, wycheproofPkcs1Decrypt } from "./wycheproof/asymmetric.ts";
import { wycheproofCipher } from "./wycheproof/cipher.ts";
import { wycheproofJose } from "./wycheproof/jose.ts";
import { wycheproofHkdf, wycheproofPbkdf2 } from "./wycheproof/kdf.ts";
import { wycheproofDecapsulate, wycheproofEncapsulate, wycheproofKemKeys } from "./wycheproof/kem.ts";
import { wycheproofMac } from "./wycheproof/mac.ts";
import {
  wycheproofEcdsa,
  wycheproofEddsa,
  wycheproofMlDsaVerify,
  wycheproofPss,
  wycheproofRsaVerify,
} from "./wycheproof/signature.ts";
import { wycheproofMlDsaSign, wycheproofRsaSign } from "./wycheproof/signing.ts";

/** Files that lie beside the vectors and hold none: indexes, licences, schemas. */
export const NO_VECTORS: readonly RegExp[] = [
  /^INDEX\.json$/,
  /(^|\/)README\.md$/,
  /^licences\//,
  /^wycheproof\/schemas\//,
  /^x509\/limbo\/limbo-schema\.json$/,
];

/** The first that takes a file runs it. */
export const RUNNERS: readonly Runner[] = [
  wycheproofMac,
  wycheproofCipher,
  wycheproofEcdsa,
  wycheproofEddsa,
  wycheproofRsaVerify,
  wycheproofRsaSign,
  wycheproofPss,
  wycheproofMlDsaVerify,
  wycheproofMlDsaSign,
  wycheproofAgreement,
  wycheproofHkdf,
  wycheproofPbkdf2,
  wycheproofKemKeys,
  wycheproofEncapsulate,
  wycheproofDecapsulate,
  wycheproofOaep,
  wycheproofPkcs1Decrypt,
  wycheproofJose,
  acvpHash,
];
