import { parseDuration } from "@keyward/core/text/duration";
import { quote } from "@keyward/core/text/quote";
import type { Applier } from "@keyward/kube/apply/applier";
import { type Condition, setCondition } from "@keyward/kube/conditions/condition";
import type { Informer } from "@keyward/kube/informer/informer";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { Issued, Wish } from "./issue-under.ts";
import { type IssuerParts, tryToIssue } from "./issuing.ts";
import { planCertificateRequest } from "./plan.ts";
import {
  CERTIFICATE_REQUESTS,
  type CertificateRequestObject,
  isOurRequest,
  issuerOfRequest,
  KEYWARD_ISSUERS,
} from "./requests.ts";

export interface CertificateRequestControllerOptions {
  readonly requests: Informer<CertificateRequestObject>;
  readonly parts: IssuerParts;
  /** Its writes are fenced. */
  readonly applier: Applier;
  readonly nowEpochMs: () => number;
  /** For an audit line: who got what from whom. */
  readonly onIssued: (request: CertificateRequestObject, issuer: string) => void;
}

const TRY_AGAIN_MS = 10_000;

interface Verdict {
  readonly status: "True" | "False";
  readonly reason: "Issued" | "Pending" | "Failed" | "Denied";
  readonly message: string;
}

/** Signs cert-manager's CertificateRequests that name a KeywardIssuer, once somebody has approved them. */
export class CertificateRequestController {
  readonly #options: CertificateRequestControllerOptions;

  constructor(options: CertificateRequestControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const request = this.#options.requests.get(key);
    if (request === undefined || !isOurRequest(request)) return undefined;
    const step = planCertificateRequest(request);
    if (step === "deny") return this.#end(request, "Denied", "the request was denied");
    if (step === "fail") return this.#end(request, "Failed", "the request was marked as invalid");
    if (step === "rest") return undefined;
    const issuer = issuerOfRequest(request);
    if (issuer === undefined) return this.#end(request, "Failed", noSuchKind(request));
    return this.#sign(request, issuer);
  };

  async #sign(request: CertificateRequestObject, issuer: string): Promise<ReconcileResult> {
    const { parts, nowEpochMs, onIssued } = this.#options;
    const outcome = await tryToIssue(parts, issuer, () => wishOf(request, nowEpochMs()), nowEpochMs());
    if (outcome.kind === "refused") return this.#end(request, "Failed", outcome.message);
    if (outcome.kind === "waits") {
      await this.#write(request, { status: "False", reason: "Pending", message: outcome.message }, {});
      return { requeueAfterMs: TRY_AGAIN_MS };
    }
    await this.#write(
      request,
      { status: "True", reason: "Issued", message: "issued by Keyward" },
      base64(outcome.issued),
    );
    onIssued(request, issuer);
    return undefined;
  }

  async #end(request: CertificateRequestObject, reason: "Failed" | "Denied", message: string): Promise<undefined> {
    const failureTime = time(this.#options.nowEpochMs());
    await this.#write(request, { status: "False", reason, message }, { failureTime });
  }

  async #write(request: CertificateRequestObject, verdict: Verdict, more: object): Promise<void> {
    const before = (request.status?.conditions ?? []).filter(({ type }) => type === "Ready") as Condition[];
    const conditions = setCondition(before, { type: "Ready", ...verdict }, this.#options.nowEpochMs());
    if (conditions === before) return;
    try {
      const { metadata } = request;
      await this.#options.applier.applyStatus(CERTIFICATE_REQUESTS, {
        metadata,
        status: { conditions: [...conditions], ...more },
      });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}

/** cert-manager takes a kind that is left out for its own Issuer. */
function noSuchKind({ spec }: CertificateRequestObject): string {
  const { kind = "Issuer", group } = spec.issuerRef;
  return `${group} has no issuers of kind ${quote(kind)}. Next: set issuerRef.kind to ${KEYWARD_ISSUERS.kind}, of the same namespace`;
}

function wishOf({ metadata, spec }: CertificateRequestObject, nowMs: number): Wish {
  const notAfterMs = spec.duration === undefined ? undefined : nowMs + parseDuration(spec.duration);
  return {
    request: Buffer.from(spec.request, "base64").toString("utf8"),
    asked: { notBeforeMs: undefined, notAfterMs },
    usages: spec.usages ?? [],
    authority: spec.isCA === true,
    requester: { namespace: metadata.namespace ?? "", container: "" },
  };
}

function base64({ certificate, root }: Issued) {
  const encode = (text: string) => Buffer.from(text).toString("base64");
  return { certificate: encode(certificate), ca: encode(root) };
}

function time(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, "Z");
}
