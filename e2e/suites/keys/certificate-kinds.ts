import type { Kind } from "@keyward/kube/client/kind";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

/** Of these kinds, what the suites read. */
export type Any = KubeObject & {
  spec?: object;
  status?: {
    conditions?: { type: string; reason?: string; message?: string }[];
    certificate?: string;
    failureTime?: string;
  };
};

const kind = (group: string, version: string, plural: string, name: string, namespaced = true) =>
  ({ group, version, plural, kind: name, namespaced }) as Kind<Any>;
export const ISSUERS = kind("keyward.dev", "v1alpha1", "keywardissuers", "KeywardIssuer");
export const REQUESTS = kind("cert-manager.io", "v1", "certificaterequests", "CertificateRequest");
export const CERTIFICATES = kind("cert-manager.io", "v1", "certificates", "Certificate");
export const SIGNING_REQUESTS = kind(
  "certificates.k8s.io",
  "v1",
  "certificatesigningrequests",
  "CertificateSigningRequest",
  false,
);
