import {
  boundedDurationFlag,
  choiceFlag,
  durationFlag,
  ipFlag,
  labelFlag,
  objectNameFlag,
  portFlag,
  textFlag,
} from "./flag-kinds.ts";
import { type FlagTable, parseFlags, renderFlags } from "./flags.ts";
import { LOG_LEVELS, type LogLevel } from "./log-level.ts";
import { AGENT_PORT, OPERATIONS_PORT, PUBLICATION_PORT } from "./ports.ts";

/** Who issues the webhook's certificate. */
export const WEBHOOK_CERTIFICATE_MODES = ["self-managed", "cert-manager"] as const;
export type WebhookCertificateMode = (typeof WEBHOOK_CERTIFICATE_MODES)[number];

/** What the chart tells the operator. */
export interface OperatorArgs {
  /** The operator's own namespace: Secrets and Leases live there. */
  readonly namespace: string;
  /** Identity in the leader election. */
  readonly podName: string;
  /** Address that sidecars are given while this replica leads. */
  readonly podIp: string;
  readonly agentPort: number;
  readonly operationsPort: number;
  /** HTTPS, for JWKS. */
  readonly publicationPort: number;
  readonly logLevel: LogLevel;
  readonly webhookCertificates: WebhookCertificateMode;
  /** Name of the webhook's Service, for the names in its certificate. */
  readonly webhookService: string;
  /** Name of the Mutating- and the ValidatingWebhookConfiguration whose caBundle is kept true. */
  readonly webhookConfiguration: string;
  readonly leaseDurationMs: number;
  readonly leaseRenewDeadlineMs: number;
  readonly leaseRetryPeriodMs: number;
  /** Of the webhook's certificate where it is self-managed; that of the agent endpoint lives as long. */
  readonly webhookCertificateLifetimeMs: number;
  /** Of the authorities that issue the two. */
  readonly webhookCaLifetimeMs: number;
  /** How often each backend that keeps keys to itself is asked for all of them. */
  readonly keySurveyIntervalMs: number;
  /** How long a KeyRequest stays after its end, where it does not say so itself. */
  readonly requestTtlMs: number;
  /** Path of a kubeconfig, for a run outside a cluster; empty: the pod's own service account. */
  readonly kubeconfig: string;
}

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const OPERATOR_FLAGS: FlagTable<OperatorArgs> = {
  namespace: labelFlag("namespace"),
  podName: objectNameFlag("pod-name"),
  podIp: ipFlag("pod-ip"),
  agentPort: portFlag("agent-port", AGENT_PORT),
  operationsPort: portFlag("operations-port", OPERATIONS_PORT),
  publicationPort: portFlag("publication-port", PUBLICATION_PORT),
  logLevel: choiceFlag("log-level", LOG_LEVELS, "info"),
  webhookCertificates: choiceFlag("webhook-certificates", WEBHOOK_CERTIFICATE_MODES, "self-managed"),
  webhookService: objectNameFlag("webhook-service", "keyward-webhook"),
  webhookConfiguration: objectNameFlag("webhook-configuration", "keyward"),
  // The three are the defaults of Kubernetes' own controllers (component-base, leader election).
  leaseDurationMs: durationFlag("lease-duration", 15_000),
  leaseRenewDeadlineMs: durationFlag("lease-renew-deadline", 10_000),
  leaseRetryPeriodMs: durationFlag("lease-retry-period", 2_000),
  webhookCertificateLifetimeMs: durationFlag("webhook-certificate-lifetime", 90 * DAY_MS),
  webhookCaLifetimeMs: durationFlag("webhook-ca-lifetime", 365 * DAY_MS),
  // A survey is a call for each page of keys, and in some clouds one for each key: those are paid for.
  keySurveyIntervalMs: boundedDurationFlag("key-survey-interval", 10 * SECOND_MS, DAY_MS, 600 * SECOND_MS),
  // A minute is what a person needs to read how it ended; a hundred years is for those who remove nothing.
  requestTtlMs: boundedDurationFlag("request-ttl", 60 * SECOND_MS, 36_500 * DAY_MS, 30 * DAY_MS),
  kubeconfig: textFlag("kubeconfig", "a path", (text) => !text.includes("\0"), ""),
};

export function renderOperatorArgs(args: OperatorArgs): string[] {
  return renderFlags(OPERATOR_FLAGS, args);
}

/** @throws INVALID_ARGUMENT that lists every fault */
export function parseOperatorArgs(argv: readonly string[]): OperatorArgs {
  return parseFlags(OPERATOR_FLAGS, argv);
}
