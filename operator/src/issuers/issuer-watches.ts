import type { Kind } from "@keyward/kube/client/kind";
import { Informer } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import type { Log } from "../serve/log.ts";
import {
  CERTIFICATE_REQUESTS,
  type CertificateRequestObject,
  type IssuerObject,
  isOurRequest,
  issuerOfSigner,
  KEYWARD_ISSUERS,
  SIGNING_REQUESTS,
  type SigningRequestObject,
} from "./requests.ts";

/** What issuing watches. Only the leader does: nobody else signs, and a cluster may have very many requests. */
export interface IssuerWatches extends AsyncDisposable {
  readonly issuers: Informer<IssuerObject>;
  readonly certificateRequests: Informer<CertificateRequestObject>;
  readonly signingRequests: Informer<SigningRequestObject>;
}

export function createIssuerWatches(transport: KubeTransport, log: Log): IssuerWatches {
  const watch = <T extends KubeObject>(kind: Kind<T>, transform: (object: T) => T, isOptional = false) =>
    new Informer<T>({
      transport,
      resource: kind,
      selection: {},
      transform: transform as (object: KubeObject) => T,
      // A cluster without cert-manager has no such kind, and that is no trouble.
      onState: (state) =>
        isOptional
          ? log.debug("watch.optional", { resource: kind.plural, phase: state.phase })
          : log.watch(kind.plural, state),
    });
  const issuers = watch(KEYWARD_ISSUERS, (object) => object);
  const certificateRequests = watch(CERTIFICATE_REQUESTS, rememberCertificateRequest, true);
  const signingRequests = watch(SIGNING_REQUESTS, rememberSigningRequest);
  const all = [issuers, certificateRequests, signingRequests] as const;
  return {
    issuers,
    certificateRequests,
    signingRequests,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(all.map((informer) => informer[Symbol.asyncDispose]()));
    },
  };
}

/** Requests for other issuers, and those that have their certificate, need no memory. */
function rememberCertificateRequest(object: CertificateRequestObject): CertificateRequestObject {
  if (isOurRequest(object) && object.status?.certificate === undefined) return object;
  const { metadata, spec, status } = object;
  return {
    metadata: bare(metadata),
    spec: { request: "", issuerRef: spec.issuerRef },
    ...(status?.certificate && { status: { certificate: "-" } }),
  };
}

function rememberSigningRequest(object: SigningRequestObject): SigningRequestObject {
  if (issuerOfSigner(object.spec.signerName) !== undefined && object.status?.certificate === undefined) return object;
  const { metadata, spec, status } = object;
  return {
    metadata: bare(metadata),
    spec: { request: "", signerName: spec.signerName },
    ...(status?.certificate && { status: { certificate: "-" } }),
  };
}

function bare({ name, namespace, uid, resourceVersion }: KubeObject["metadata"]): KubeObject["metadata"] {
  return { name, ...(namespace && { namespace }), ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) };
}
