import { acvpXdh, acvpXdhPublicKeys } from "./acvp/agreement.ts";
import { acvpCipher } from "./acvp/cipher.ts";
import { acvpEcdsa, acvpEcKeys, acvpEcPublicKeys } from "./acvp/ecdsa.ts";
import { acvpEddsaPublicKeys, acvpEddsaSign, acvpEddsaVerify } from "./acvp/eddsa.ts";
import { acvpHash } from "./acvp/hash.ts";
import { acvpKbkdf, acvpKmacKdf, acvpPbkdf } from "./acvp/kdf.ts";
import { acvpMac } from "./acvp/mac.ts";
import { acvpMlDsaSign, acvpMlDsaVerify, acvpMlKem, acvpPostQuantumKeys } from "./acvp/post-quantum.ts";
import { acvpRsa } from "./acvp/rsa.ts";
import { acvpTls12 } from "./acvp/tls12.ts";
import { acvpTls13 } from "./acvp/tls13.ts";
import { cavpGcm, cavpKeyWrap } from "./cavp/cipher.ts";
import { cavpHash } from "./cavp/hash.ts";
import { cavpKbkdf } from "./cavp/kbkdf.ts";
import { ed25519Edges } from "./ed25519-edges.ts";
import { fuzzSeeds } from "./fuzz-seeds.ts";
import { opensslEvp } from "./openssl/openssl.ts";
import { pqcArtifacts, pqcRfcExamples } from "./pqc-artifacts.ts";
import { rfcDeterministicEcdsa, rfcEddsa, rfcHkdf, rfcHmac } from "./rfc/rfc.ts";
import type { Runner } from "./runner.ts";
import { slhDsa } from "./slh-dsa.ts";
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

import { singleCertificates } from "./x509/certificates.ts";
import { boringsslChains } from "./x509/chain.ts";
import { limboCertificates, limboChains } from "./x509/limbo.ts";
import { certificateRequests, inlineRequests } from "./x509/requests.ts";

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
  acvpMac,
  acvpCipher,
  acvpEcdsa,
  acvpEcKeys,
  acvpEcPublicKeys,
  acvpEddsaSign,
  acvpEddsaVerify,
  acvpEddsaPublicKeys,
  acvpRsa,
  acvpPostQuantumKeys,
  acvpMlDsaVerify,
  acvpMlDsaSign,
  acvpMlKem,
  acvpXdh,
  acvpXdhPublicKeys,
  acvpKbkdf,
  acvpKmacKdf,
  acvpPbkdf,
  acvpTls12,
  acvpTls13,
  cavpHash,
  cavpGcm,
  cavpKeyWrap,
  cavpKbkdf,
  opensslEvp,
  rfcHmac,
  rfcHkdf,
  rfcEddsa,
  rfcDeterministicEcdsa,
  slhDsa,
  ed25519Edges,
  pqcArtifacts,
  pqcRfcExamples,
  boringsslChains,
  limboChains,
  limboCertificates,
  singleCertificates,
  certificateRequests,
  inlineRequests,
  fuzzSeeds,
];
