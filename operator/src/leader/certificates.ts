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

export function createCertificates(args: OperatorArgs, caches: Caches): Certificates {
  const { namespace, webhookService, webhookCertificates } = args;
  const agent = new ManagedCertificate(
    {
      id: "agent",
      namespace,
      authoritySecret: "keyward-agent-ca",
      leafSecret: "keyward-agent-tls",
      dnsNames: [AGENT_SERVER_NAME],
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
