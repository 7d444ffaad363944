import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { encodeName } from "@keyward/core/x509/names/name-build";
import { assembleRequest, encodeRequestInfo } from "@keyward/core/x509/requests/request-build";
import { encodeSignatureIdentifier } from "@keyward/core/x509/signatures/signature-identifier";
import { createSigner } from "@keyward/core/x509/signatures/signer";

const DAY_MS = 86_400_000;
const CA_DAYS = 3_650;
const P256 = defaultSignature("ecdsa", 256);

/** What a certificate is asked with; DER. */
export interface Authority {
  /** Self-signed. */
  readonly certificate: Uint8Array;
  /** PKCS#10, of a P-256 key. */
  readonly request: Uint8Array;
}

export async function createAuthority(
  { publicKey, privateKey }: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  nowMs: number,
): Promise<Authority> {
  const content = {
    subject: [{ key: "CN", value: "Bench CA" }],
    publicKey: spki(publicKey),
    signature: P256,
    validity: { notBeforeMs: nowMs - DAY_MS, notAfterMs: nowMs + CA_DAYS * DAY_MS },
    pathLength: 0,
  };
  return {
    certificate: await createAuthorityCertificate(content, createSigner(privateKey, P256)),
    request: createRequest(),
  };
}

function createRequest(): Uint8Array {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const info = encodeRequestInfo({
    subject: encodeName([{ key: "CN", value: "shop.example.com" }]),
    publicKey: spki(publicKey),
    names: [{ kind: "dns", text: "shop.example.com" }],
  });
  const identifier = encodeSignatureIdentifier(requireSignatureAlgorithm("ECDSA-P256-SHA256"));
  return assembleRequest(info, identifier, sign("sha256", info, privateKey));
}

function spki(key: KeyObject): Uint8Array {
  return key.export({ format: "der", type: "spki" });
}
