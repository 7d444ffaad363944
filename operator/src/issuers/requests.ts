import { API_GROUP } from "@keyward/core/contract/names";
import type { KeywardIssuer } from "@keyward/crds/types/keyward-issuer";
import type { Kind } from "@keyward/kube/client/kind";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

export type IssuerObject = KubeObject & KeywardIssuer;

export const KEYWARD_ISSUERS: Kind<IssuerObject> = {
  group: API_GROUP,
  version: "v1alpha1",
  plural: "keywardissuers",
  kind: "KeywardIssuer",
  namespaced: true,
};

export interface RequestCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** cert-manager.io/v1 CertificateRequest: the fields that an issuer reads and writes. */
export interface CertificateRequestObject extends KubeObject {
  spec: {
    /** PEM, base64. */
    request: string;
    issuerRef: { name: string; kind?: string; group?: string };
    duration?: string;
    isCA?: boolean;
    usages?: string[];
  };
  status?: { conditions?: RequestCondition[]; certificate?: string; ca?: string; failureTime?: string };
}

export const CERTIFICATE_REQUESTS: Kind<CertificateRequestObject> = {
  group: "cert-manager.io",
  version: "v1",
  plural: "certificaterequests",
  kind: "CertificateRequest",
  namespaced: true,
};

/** certificates.k8s.io/v1 */
export interface SigningRequestObject extends KubeObject {
  spec: {
    /** PEM, base64. */
    request: string;
    signerName: string;
    expirationSeconds?: number;
    usages?: string[];
    username?: string;
  };
  status?: { conditions?: RequestCondition[]; certificate?: string };
}

export const SIGNING_REQUESTS: Kind<SigningRequestObject> = {
  group: "certificates.k8s.io",
  version: "v1",
  plural: "certificatesigningrequests",
  kind: "CertificateSigningRequest",
  namespaced: false,
};

const SIGNER_PREFIX = `keywardissuers.${API_GROUP}/`;

/** @returns `namespace/name` of the issuer that a signer name stands for; undefined for signers of others */
export function issuerOfSigner(signerName: string): string | undefined {
  if (!signerName.startsWith(SIGNER_PREFIX)) return undefined;
  const [namespace, ...name] = signerName.slice(SIGNER_PREFIX.length).split(".");
  return namespace === "" || name.length === 0 ? undefined : `${namespace}/${name.join(".")}`;
}

/** @returns `namespace/name`; undefined for issuers of others */
export function issuerOfRequest({ metadata, spec }: CertificateRequestObject): string | undefined {
  const { group, kind, name } = spec.issuerRef;
  return group === API_GROUP && kind === KEYWARD_ISSUERS.kind ? `${metadata.namespace}/${name}` : undefined;
}

/** Whether nobody else will look at it: it names our group, be it by a kind that there is not. */
export function isOurRequest({ spec }: CertificateRequestObject): boolean {
  return spec.issuerRef.group === API_GROUP;
}

export function hasCondition(conditions: readonly RequestCondition[] | undefined, type: string): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === "True") === true;
}
