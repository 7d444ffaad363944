import { INJECT } from "@keyward/core/contract/names";
import { isDnsSubdomain } from "@keyward/core/text/kubernetes-name";
import { quote } from "@keyward/core/text/quote";
import { annotationOf, type Pod } from "./pod.ts";

export type OptIn =
  | { readonly kind: "no"; readonly reason: "not-annotated" | "opted-out" | "mirror-pod" }
  | { readonly kind: "yes"; readonly profile: string }
  | { readonly kind: "fault"; readonly message: string };

/** The kubelet's image of a static pod; it cannot be changed and has no service account. */
const MIRROR = "kubernetes.io/config.mirror";
/** A profile's name is the value of a label on each of its pods. */
const MAX_PROFILE_NAME = 63;

/**
 * Which profile a pod asks for. The pod's annotation wins over its namespace's label.
 * @param namespaceDefault value of the namespace's label, undefined if it has none
 */
export function optIn(pod: Pod, namespace: string, namespaceDefault: string | undefined): OptIn {
  if (annotationOf(pod, MIRROR) !== undefined) return { kind: "no", reason: "mirror-pod" };
  const wish = annotationOf(pod, INJECT);
  if (wish === "false") return { kind: "no", reason: "opted-out" };
  if (wish === undefined || wish === "true") return byNamespace(wish, namespace, namespaceDefault);
  if (isProfileName(wish)) return { kind: "yes", profile: wish };
  const rule = `expected the name of a CryptoProfile, "true" for the namespace's default, or "false"`;
  return { kind: "fault", message: `annotation ${INJECT} is ${quote(wish)}: ${rule}` };
}

function byNamespace(wish: "true" | undefined, namespace: string, label: string | undefined): OptIn {
  if (label !== undefined && label !== "false" && label !== "true") {
    if (isProfileName(label)) return { kind: "yes", profile: label };
    return {
      kind: "fault",
      message: `label ${INJECT}=${label} of namespace ${quote(namespace)} names no CryptoProfile`,
    };
  }
  if (wish === undefined && label !== "true") return { kind: "no", reason: "not-annotated" };
  const fix = `name a CryptoProfile in the pod's annotation ${INJECT}, or in the namespace's label of the same name`;
  return { kind: "fault", message: `namespace ${quote(namespace)} has no default CryptoProfile: ${fix}` };
}

function isProfileName(name: string): boolean {
  return name.length <= MAX_PROFILE_NAME && isDnsSubdomain(name);
}
