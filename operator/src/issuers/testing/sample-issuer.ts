import { generateKeyPairSync, sign } from "node:crypto";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { requireSignature } from "@keyward/core/algorithms/x509-signature";
import { Secret } from "@keyward/core/secret/secret";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import { encodeSignatureAlgorithm } from "@keyward/core/x509/algorithm-identifier";
import { encodeName } from "@keyward/core/x509/names/name-build";
import { assembleRequest, encodeRequestInfo } from "@keyward/core/x509/requests/request-build";
import type { CertificateRules } from "@keyward/crds/types/profile/certificates";
import { signInput } from "@keyward/provider-software/keys/sign-input";
import { SigningKey } from "@keyward/provider-software/keys/signing-key";
import { issueAuthority } from "../../certificates/issue.ts";
import type { AuthorityVersion } from "../authority-key.ts";
import type { IssuerParts } from "../issuing.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A CA, and an issuer `shop/web` under a profile that permits leaves of P-256 keys for one day. */
export interface SampleIssuer {
  readonly parts: IssuerParts;
  readonly authority: AuthorityVersion;
  /** PEM */
  readonly root: string;
  profile(rules?: Partial<CertificateRules>): NonNullable<ReturnType<IssuerParts["profile"]>>;
}

/** @param rules what the profile of the issuer says besides */
export async function sampleIssuer(nowMs: number, rules: Partial<CertificateRules> = {}): Promise<SampleIssuer> {
  const { certificate: root, privateKey } = await issueAuthority("root", 10 * DAY_MS, nowMs);
  using secret = new Secret(decodePem(privateKey).bytes);
  const { material } = SigningKey.load(secret);
  const authority: AuthorityVersion = {
    policy: "ca",
    key: { id: "1", algorithm: "ECDSA-P256" },
    certificateChain: [decodePem(root).bytes],
    use: { sign: async (_, algorithm, input) => signInput(SIGNATURES.get(algorithm)!, material, input) },
  };
  const profile = (more: Partial<CertificateRules> = rules) => ({
    apiVersion: "keyward.dev/v1alpha1" as const,
    kind: "CryptoProfile" as const,
    metadata: { namespace: "shop", name: "web" },
    spec: {
      certificates: {
        issuer: { keyPolicyRef: { name: "ca" } },
        validity: { notAfter: "24h" },
        subjectKeys: [{ type: "EC" as const, curves: ["P-256" as const] }],
        keyUsage: ["digitalSignature" as const],
        extendedKeyUsage: ["serverAuth" as const, "clientAuth" as const],
        ...more,
      },
    },
  });
  const issuer = {
    apiVersion: "keyward.dev/v1alpha1" as const,
    kind: "KeywardIssuer" as const,
    metadata: { namespace: "shop", name: "web" },
    spec: { profileRef: { name: "web" }, clusterSigner: true },
  };
  const parts: IssuerParts = {
    issuer: (name) => (name === "shop/web" ? issuer : undefined),
    profile: () => profile(),
    authority: () => authority,
  };
  return { parts, authority, root, profile };
}

/** @returns a request of a new P-256 key, PEM */
export function sampleRequest(commonName: string): string {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const subject = encodeName([{ key: "CN", value: commonName }]);
  const spki = publicKey.export({ format: "der", type: "spki" });
  const info = encodeRequestInfo({ subject, publicKey: spki, names: [] });
  const algorithm = encodeSignatureAlgorithm(requireSignature("ecdsa-with-SHA256"));
  return encodePem("CERTIFICATE REQUEST", assembleRequest(info, algorithm, sign("sha256", info, privateKey)));
}
