import type {
  DecryptDataRequest,
  EncryptDataRequest,
  HashDataRequest,
  Metadata,
  SignCertificateRequest,
} from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { isHttpUrl } from "./http-url.ts";

/** @returns `FIELD: REASON` of the first rule that a request breaks, in the order that clients of the protocol know */
export type Rule<Q> = (request: Q) => string | undefined;

const MAX_PROFILE_BYTES = 64;
const MAX_PAYLOAD_BYTES = 1_048_576;
const MAX_PEM_BYTES = 65_536;
const MAX_SUBJECT_BYTES = 1024;
const MAX_URLS = 16;
const MAX_URL_BYTES = 2048;
const MAX_KEY_BYTES = 32;
const MAX_NONCE_BYTES = 32;
const MAX_AAD_BYTES = 65_536;
const MAX_TAG_BYTES = 32;
const MAX_ID_BYTES = 128;
const PRINTABLE = /^[\x20-\x7e]*$/;

export const HASH_RULES: readonly Rule<HashDataRequest>[] = [
  ({ profile }) => profileFault(profile),
  ({ input }) => sizeFault("input", input, MAX_PAYLOAD_BYTES),
  ({ metadata }) => metadataFault(metadata),
];

export const SIGN_RULES: readonly Rule<SignCertificateRequest>[] = [
  ({ profile }) => profileFault(profile),
  ({ csr }) => pemFault("csr", csr),
  ({ caPrivateKey }) => pemFault("caPrivateKey", caPrivateKey),
  ({ caCert }) => pemFault("caCert", caCert),
  ({ subject }) => sizeFault("subject", subject, MAX_SUBJECT_BYTES),
  ({ crlDistributionPoints }) => urlsFault(crlDistributionPoints),
  ({ metadata }) => metadataFault(metadata),
];

export const ENCRYPT_RULES: readonly Rule<EncryptDataRequest>[] = [
  ({ profile }) => profileFault(profile),
  keySourceFault,
  ({ plaintext }) => sizeFault("plaintext", plaintext, MAX_PAYLOAD_BYTES),
  ({ encryptMetadata }) => (encryptMetadata === undefined ? "encryptMetadata: required" : undefined),
  ({ encryptMetadata }) => sizeFault("encryptMetadata.nonce", encryptMetadata?.nonce, MAX_NONCE_BYTES),
  ({ encryptMetadata }) => sizeFault("encryptMetadata.aad", encryptMetadata?.aad, MAX_AAD_BYTES),
  ({ metadata }) => metadataFault(metadata),
];

export const DECRYPT_RULES: readonly Rule<DecryptDataRequest>[] = [
  ({ profile }) => profileFault(profile),
  keySourceFault,
  ({ ciphertext }) => sizeFault("ciphertext", ciphertext, MAX_PAYLOAD_BYTES),
  ({ decryptMetadata }) => (decryptMetadata === undefined ? "decryptMetadata: required" : undefined),
  ({ decryptMetadata }) => sizeFault("decryptMetadata.nonce", decryptMetadata?.nonce, MAX_NONCE_BYTES),
  ({ decryptMetadata }) => sizeFault("decryptMetadata.aad", decryptMetadata?.aad, MAX_AAD_BYTES),
  ({ decryptMetadata }) => sizeFault("decryptMetadata.tag", decryptMetadata?.tag, MAX_TAG_BYTES),
  ({ metadata }) => metadataFault(metadata),
];

export const METADATA_RULES: readonly Rule<{ metadata?: Metadata }>[] = [({ metadata }) => metadataFault(metadata)];

function profileFault(profile: string): string | undefined {
  return profile === "" ? "profile: required" : sizeFault("profile", profile, MAX_PROFILE_BYTES);
}

function pemFault(field: string, pem: string): string | undefined {
  return pem === "" ? `${field}: required` : sizeFault(field, pem, MAX_PEM_BYTES);
}

function urlsFault(urls: readonly string[]): string | undefined {
  if (urls.length > MAX_URLS) return `crlDistributionPoints: too many entries (max ${MAX_URLS})`;
  for (const [index, url] of urls.entries()) {
    const field = `crlDistributionPoints[${index}]`;
    const fault = sizeFault(field, url, MAX_URL_BYTES);
    if (fault !== undefined) return fault;
    if (!isHttpUrl(url)) return `${field}: is not valid URL`;
  }
  return undefined;
}

function keySourceFault({ keySource }: EncryptDataRequest | DecryptDataRequest): string | undefined {
  if (keySource?.source.case === undefined) return "keySource: required";
  if (keySource.source.case === "keyId") return undefined;
  return sizeFault("keySource.rawKey", keySource.source.value, MAX_KEY_BYTES);
}

function metadataFault(metadata: Metadata | undefined): string | undefined {
  if (metadata === undefined) return undefined;
  const { id, traceContext: trace } = metadata;
  return (
    textFault("metadata.id", id) ??
    sizeFault("metadata.traceContext.traceId", trace?.traceId, 32) ??
    sizeFault("metadata.traceContext.spanId", trace?.spanId, 16) ??
    sizeFault("metadata.traceContext.traceFlags", trace?.traceFlags, 2) ??
    sizeFault("metadata.traceContext.traceState", trace?.traceState, 512) ??
    textFault("metadata.traceContext.correlationId", trace?.correlationId)
  );
}

function textFault(field: string, text: string | undefined): string | undefined {
  const fault = sizeFault(field, text, MAX_ID_BYTES);
  if (fault !== undefined || text === undefined || PRINTABLE.test(text)) return fault;
  return `${field}: must contain only printable ASCII characters (0x20-0x7E)`;
}

/** Lengths are in bytes, those of texts in UTF-8. */
function sizeFault(field: string, value: string | Uint8Array | undefined, maxBytes: number): string | undefined {
  if (value === undefined) return undefined;
  const lengthBytes = typeof value === "string" ? Buffer.byteLength(value) : value.length;
  return lengthBytes > maxBytes ? `${field}: too large (max ${maxBytes})` : undefined;
}
