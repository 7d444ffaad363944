import type { Controller } from "@keyward/kube/queue/controller";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { createController } from "../leader/observed-controller.ts";
import type { Parts } from "../leader/parts.ts";
import type { Writers } from "../leader/writers.ts";
import { CertificateRequestController } from "./certificate-request-controller.ts";
import { IssuerController } from "./issuer-controller.ts";
import { issuerParts } from "./issuer-parts.ts";
import { createIssuerWatches, type IssuerWatches } from "./issuer-watches.ts";
import type { IssuerParts } from "./issuing.ts";
import { SigningRequestController } from "./signing-request-controller.ts";

interface Controllers {
  readonly issuers: Controller;
  readonly certificateRequests: Controller;
  readonly signingRequests: Controller;
}

/** Issues certificates from now until the signal aborts; only the leader does. */
export async function runIssuing(parts: Parts, writers: Writers, signal: AbortSignal): Promise<void> {
  await using watches = createIssuerWatches(parts.transport, parts.log);
  const { caches, backends } = parts;
  const controllers = createControllers(parts, writers, watches, issuerParts({ caches, backends, ...watches }));
  const ends = wire(parts, watches, controllers);
  for (const informer of [watches.issuers, watches.certificateRequests, watches.signingRequests])
    informer.start(signal);
  await Promise.all(Object.values(controllers).map((controller: Controller) => controller.run(signal)));
  for (const end of ends) end();
}

function createControllers(
  parts: Parts,
  { applier, events, status }: Writers,
  { issuers, certificateRequests, signingRequests }: IssuerWatches,
  issuing: IssuerParts,
): Controllers {
  const { clock, log } = parts;
  const { epochMs: nowEpochMs } = clock;
  const onIssued = (request: { metadata: { name: string; namespace?: string } }, issuer: string) =>
    log.info("certificate.issued", { request: keyOf(request), issuer });
  const common = { parts: issuing, applier, nowEpochMs, onIssued };
  const issuer = new IssuerController({ issuers, parts: issuing, status });
  const certificateRequest = new CertificateRequestController({ ...common, requests: certificateRequests });
  const signingRequest = new SigningRequestController({ ...common, events, requests: signingRequests });
  return {
    issuers: createController(parts, { name: "keyward-issuer", reconcile: issuer.reconcile }),
    certificateRequests: createController(parts, {
      name: "certificate-request",
      reconcile: certificateRequest.reconcile,
      concurrency: 4,
      perNamespace: 2,
    }),
    signingRequests: createController(parts, {
      name: "signing-request",
      reconcile: signingRequest.reconcile,
      concurrency: 4,
    }),
  };
}

/** Issuers are few: whatever they stand on wakes all of one namespace. @returns how to unwire */
function wire({ caches }: Parts, watches: IssuerWatches, controllers: Controllers): (() => void)[] {
  const wakeNamespace = (namespace: string | undefined) => {
    for (const issuer of watches.issuers.list()) {
      if (issuer.metadata.namespace === namespace) controllers.issuers.enqueue(keyOf(issuer));
    }
  };
  return [
    watches.issuers.onChange((key) => controllers.issuers.enqueue(key)),
    watches.certificateRequests.onChange((key) => controllers.certificateRequests.enqueue(key)),
    watches.signingRequests.onChange((key) => controllers.signingRequests.enqueue(key)),
    caches.profiles.onChange((_, { metadata }) => wakeNamespace(metadata.namespace)),
    caches.policies.onChange((_, { metadata }) => wakeNamespace(metadata.namespace)),
    caches.keys.onChange((_, { metadata }) => wakeNamespace(metadata.namespace)),
  ];
}
