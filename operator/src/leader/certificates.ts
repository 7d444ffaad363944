import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import type { OperatorArgs } from "@keyward/core/contract/operator-args";
import type { Caches } from "../caches/caches.ts";
import { holdsAuthority } from "../certificates/ca-bundle-controller.ts";
import { ManagedCertificate } from "../certificates/managed-certificate.ts";

export interface Certificates {
  readonly agent: ManagedCertificate;
  /** Undefined where cert-manager issues it. */
  readonly webhook: ManagedCertificate | undefined;
}

/** Name of the Service in the chart. */
const OPERATOR_SERVICE = "keyward-operator";
/** The certificate of everything that the operator serves itself. */
export const AGENT_LEAF_SECRET = "keyward-agent-tls";

export function createCertificates(args: OperatorArgs, caches: Caches): Certificates {
  const { namespace, webhookService, webhookCertificates } = args;
  const agent = new ManagedCertificate(
    {
      id: "agent",
      namespace,
      authoritySecret: "keyward-agent-ca",
      leafSecret: AGENT_LEAF_SECRET,
      dnsNames: [
        AGENT_SERVER_NAME,
        `${OPERATOR_SERVICE}.${namespace}.svc`,
        `${OPERATOR_SERVICE}.${namespace}.svc.cluster.local`,
      ],
      isPublished: (pem) => caches.profiles.list().every(({ status }) => status?.agent?.caBundle.includes(pem) ?? true),
    },
    caches.secrets,
  );
  const host = `${webhookService}.${namespace}`;
  const webhook = new ManagedCertificate(
    {
      id: "webhook",
      namespace,
      authoritySecret: "keyward-webhook-ca",
      leafSecret: "keyward-webhook-tls",
      dnsNames: [`${host}.svc`, `${host}.svc.cluster.local`, host],
      isPublished: (pem) => holdsAuthority(caches.webhooks, pem),
    },
    caches.secrets,
  );
  return { agent, webhook: webhookCertificates === "self-managed" ? webhook : undefined };
}
