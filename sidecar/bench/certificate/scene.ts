import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { create, toBinary } from "@bufbuild/protobuf";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { encodeName } from "@keyward/core/x509/names/name-build";
import { assembleRequest, encodeRequestInfo } from "@keyward/core/x509/requests/request-build";
import { encodeSignatureIdentifier } from "@keyward/core/x509/signatures/signature-identifier";
import { createSigner } from "@keyward/core/x509/signatures/signer";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { SignCertificateRequestSchema } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import type { Key } from "../../src/keys/key.ts";
import type { KeyRef } from "../../src/keys/key-ref.ts";

const DAY_MS = 86_400_000;
const KEY_NAME = "bench-ca";
const P256 = defaultSignature("ecdsa", 256);

/** A P-256 CA that the caller has brought, and a request that it signs. */
export interface CertificateScene {
  readonly caKey: KeyObject;
  /** DER, self-signed. */
  readonly issuer: Uint8Array;
  /** DER, PKCS#10. */
  readonly request: Uint8Array;
  readonly keyRef: KeyRef;
  /** The whole call, as it comes from the wire. */
  readonly message: Uint8Array;
  /** Under a profile that lets it pass, with the CA's key kept. */
  readonly call: ReturnType<typeof testCall>;
}

export async function certificateScene(): Promise<CertificateScene> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const call = { ...testCall(profileSections()), nowMs: Date.now() };
  const material = { kind: "pair", privateKeys: [privateKey], publicKeys: [publicKey] } as const;
  const key: Key = { type: requireKeyType("EC-P256"), usages: parseUsages(["sign"]), algorithm: undefined, material };
  call.ring.named.put(call.caller, KEY_NAME, key, 1);
  const issuer = await createAuthorityCertificate(
    {
      subject: [{ key: "CN", value: "Bench CA" }],
      publicKey: spki(publicKey),
      signature: P256,
      validity: { notBeforeMs: call.nowMs - DAY_MS, notAfterMs: call.nowMs + 3_650 * DAY_MS },
      pathLength: 0,
    },
    createSigner(privateKey, P256),
  );
  const request = createRequest();
  const issuerKey = { key: { case: "name", value: KEY_NAME } } as const;
  const content = create(SignCertificateRequestSchema, { csr: request, issuerKey, issuerChain: [issuer] });
  const message = toBinary(SignCertificateRequestSchema, content);
  return { caKey: privateKey, keyRef: { kind: "name", name: KEY_NAME }, issuer, request, message, call };
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

function profileSections() {
  const certificates = {
    issuer: { callerSupplied: true },
    validity: { notBefore: "-1h", notAfter: "2160h" },
    subjectKeys: [{ type: "EC", curves: ["P-256", "P-384"] }],
    signatureAlgorithm: "ecdsa-with-SHA256",
    keyUsage: ["digitalSignature"],
    extendedKeyUsage: ["serverAuth", "clientAuth"],
    basicConstraints: { ca: false },
    subjectAlternativeNames: { dnsNames: ["*.example.com"] },
  };
  const metadata = { name: "bench" };
  const object = { apiVersion: "keyward.dev/v1alpha1", kind: "CryptoProfile", metadata, spec: { certificates } };
  const compiled = compileProfile(object);
  if (!("profile" in compiled)) throw new TypeError(`the profile has faults: ${JSON.stringify(compiled.faults)}`);
  return { certificates: compiled.profile.certificates };
}

function spki(key: KeyObject): Uint8Array {
  return key.export({ format: "der", type: "spki" });
}
