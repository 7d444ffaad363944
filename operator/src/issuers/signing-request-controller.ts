import { X509Certificate } from "node:crypto";
import { resolveValidity } from "@keyward/core/policy/validity";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import type { Applier } from "@keyward/kube/apply/applier";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Informer } from "@keyward/kube/informer/informer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { Wish } from "./issue-under.ts";
import { type IssuerParts, type ReadyIssuer, tryToIssue } from "./issuing.ts";
import { planSigningRequest } from "./plan.ts";
import { issuerOfSigner, type RequestCondition, SIGNING_REQUESTS, type SigningRequestObject } from "./requests.ts";

export interface SigningRequestControllerOptions {
  readonly requests: Informer<SigningRequestObject>;
  readonly parts: IssuerParts;
  /** Its writes are fenced. */
  readonly applier: Applier;
  readonly events: Pick<EventRecorder, "record">;
  readonly nowEpochMs: () => number;
  /** For an audit line: who got what from whom. */
  readonly onIssued: (request: SigningRequestObject, issuer: string) => void;
}

const TRY_AGAIN_MS = 10_000;
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):/;

/** Signs the API server's CertificateSigningRequests for the signers of KeywardIssuers, once somebody has approved them. */
export class SigningRequestController {
  readonly #options: SigningRequestControllerOptions;

  constructor(options: SigningRequestControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const request = this.#options.requests.get(key);
    const issuer = request && issuerOfSigner(request.spec.signerName);
    if (request === undefined || issuer === undefined || planSigningRequest(request) !== "sign") return undefined;
    const { parts, nowEpochMs } = this.#options;
    const found = parts.issuer(issuer);
    if (found !== undefined && found.spec.clusterSigner !== true) return this.#fail(request, notForTheCluster(issuer));
    const nowMs = nowEpochMs();
    const outcome = await tryToIssue(parts, issuer, (ready) => wishOf(request, ready, nowMs), nowMs);
    if (outcome.kind === "waits") return this.#wait(request, outcome.message);
    if (outcome.kind === "refused") return this.#fail(request, outcome.message);
    await this.#write(request, { certificate: Buffer.from(outcome.issued.certificate).toString("base64") });
    this.#options.onIssued(request, issuer);
    return undefined;
  };

  /** The API has no condition for it (certificates.k8s.io/v1), so that an Event has to say it. */
  #wait(request: SigningRequestObject, note: string): ReconcileResult {
    this.#options.events.record(request, { type: "Warning", reason: "NotIssued", action: "Sign", note });
    return { requeueAfterMs: TRY_AGAIN_MS };
  }

  async #fail(request: SigningRequestObject, message: string): Promise<undefined> {
    const condition: RequestCondition = { type: "Failed", status: "True", reason: "Refused", message };
    await this.#write(request, { conditions: [condition] });
  }

  async #write({ metadata }: SigningRequestObject, status: NonNullable<SigningRequestObject["status"]>): Promise<void> {
    try {
      await this.#options.applier.applyStatus(SIGNING_REQUESTS, { metadata, status });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}

function notForTheCluster(issuer: string): string {
  return `KeywardIssuer ${issuer} does not sign for the cluster. Next: set its spec.clusterSigner to true`;
}

function wishOf({ spec }: SigningRequestObject, issuer: ReadyIssuer, nowMs: number): Wish {
  return {
    request: Buffer.from(spec.request, "base64").toString("utf8"),
    asked: { notBeforeMs: undefined, notAfterMs: endOf(spec.expirationSeconds, issuer, nowMs) },
    usages: spec.usages ?? [],
    authority: undefined,
    requester: { namespace: SERVICE_ACCOUNT.exec(spec.username ?? "")?.[1] ?? "", container: "" },
  };
}

/** A signer may issue for a shorter time than was asked for (certificates.k8s.io/v1, expirationSeconds). */
function endOf(expirationSeconds: number | undefined, { profile, authority }: ReadyIssuer, nowMs: number) {
  if (expirationSeconds === undefined) return undefined;
  const compiled = compileProfile(profile);
  if ("faults" in compiled) return undefined;
  const none = { notBeforeMs: undefined, notAfterMs: undefined };
  const { notAfterMs } = resolveValidity(compiled.profile.certificates!, none, nowMs);
  const issuerEndsMs = new X509Certificate(authority.certificateChain[0]!).validToDate.getTime();
  return Math.min(nowMs + expirationSeconds * 1_000, notAfterMs, issuerEndsMs);
}
