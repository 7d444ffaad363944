import { type CertificateRequestObject, hasCondition, type SigningRequestObject } from "./requests.ts";

/** What a request is worth now; whoever approves it is not us. */
export type RequestStep = "rest" | "sign" | "deny" | "fail";

const FINAL = new Set(["Issued", "Failed", "Denied"]);

/** Pure. A request of cert-manager is signed once it is approved, and ends once. Source: cert-manager, external issuers */
export function planCertificateRequest({ status }: CertificateRequestObject): RequestStep {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  if (status?.certificate !== undefined || FINAL.has(ready?.reason ?? "")) return "rest";
  if (hasCondition(status?.conditions, "Denied")) return "deny";
  if (hasCondition(status?.conditions, "InvalidRequest")) return "fail";
  return hasCondition(status?.conditions, "Approved") ? "sign" : "rest";
}

/** Pure. Source: certificates.k8s.io/v1 */
export function planSigningRequest({ status }: SigningRequestObject): RequestStep {
  const ended = ["Denied", "Failed"].some((type) => hasCondition(status?.conditions, type));
  if (ended || status?.certificate !== undefined) return "rest";
  return hasCondition(status?.conditions, "Approved") ? "sign" : "rest";
}
