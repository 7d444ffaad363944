import type { PatchOperation } from "../mutate/json-patch.ts";
import { isObject } from "../pod/shape.ts";

const API_VERSION = "admission.k8s.io/v1";
const KIND = "AdmissionReview";
/** A uid is 36 characters; the answer repeats it, so a longer one is not taken. */
const MAX_UID = 256;

/** The question, as far as we read it. */
export interface ReviewRequest {
  readonly uid: string;
  readonly operation: string;
  readonly resource: string;
  readonly subResource: string;
  readonly namespace: string;
  /** Raw JSON, not looked at yet. */
  readonly object: unknown;
  /** Raw JSON, not looked at yet. */
  readonly userInfo: unknown;
}

export type ReviewAnswer =
  | { readonly allowed: true; readonly patch?: readonly PatchOperation[]; readonly warnings?: readonly string[] }
  | { readonly allowed: false; readonly code: number; readonly message: string };

/** @throws ReviewError for what is no review that could be answered */
export function parseReview(body: Buffer): ReviewRequest {
  const review = parseJson(body);
  if (!isObject(review) || review.apiVersion !== API_VERSION || review.kind !== KIND) {
    throw new ReviewError(`expected an ${KIND} of ${API_VERSION}`);
  }
  const { request } = review;
  if (!isObject(request)) throw new ReviewError("the review has no request");
  const uid = request.uid;
  if (typeof uid !== "string" || uid === "" || uid.length > MAX_UID) throw new ReviewError("the request has no uid");
  const resource = isObject(request.resource) ? request.resource : {};
  return {
    uid,
    operation: textOf(request.operation),
    resource: [textOf(resource.group), textOf(resource.version), textOf(resource.resource)].join("/"),
    subResource: textOf(request.subResource),
    namespace: textOf(request.namespace),
    object: request.object,
    userInfo: request.userInfo,
  };
}

/** @returns the answer as the API server reads it; Source: Kubernetes, "Dynamic Admission Control" */
export function renderReview(uid: string, answer: ReviewAnswer): string {
  return JSON.stringify({ apiVersion: API_VERSION, kind: KIND, response: { uid, ...responseOf(answer) } });
}

/** Not a review at all: the answer is an HTTP error. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}

function responseOf(answer: ReviewAnswer): object {
  if (!answer.allowed) return { allowed: false, status: { code: answer.code, message: answer.message } };
  const { patch, warnings = [] } = answer;
  return {
    allowed: true,
    ...(patch && { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(patch)).toString("base64") }),
    ...(warnings.length > 0 && { warnings }),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ReviewError("the body is no JSON");
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
