import { SIDECAR_CONTAINER } from "@keyward/core/contract/names";
import type { Place } from "../mutate/mutate-pod.ts";
import { optIn } from "../pod/opt-in.ts";
import type { Pod } from "../pod/pod.ts";
import { ARRANGEMENT } from "./arrangement.ts";
import type { Check, Injected } from "./check.ts";
import { ISOLATION } from "./isolation.ts";
import { PROGRAM } from "./program.ts";

export type Verdict =
  | { readonly kind: "skip"; readonly reason: "not-annotated" | "opted-out" | "mirror-pod" }
  | { readonly kind: "allow" }
  | { readonly kind: "deny"; readonly message: string };

/** What has to be true of a pod that is about to be stored. Each check says one thing that may be wrong, and the fix. */
const CHECKS: readonly Check[] = [...PROGRAM, ...ARRANGEMENT, ...ISOLATION];

const NO_SIDECAR =
  `the pod has no sidecar container "${SIDECAR_CONTAINER}": another admission webhook took it out, or Keyward's mutating ` +
  "webhook was not asked; see `kubectl get mutatingwebhookconfiguration keyward`";

/**
 * Looks at a pod after every mutating webhook had its turn. Tolerant of what an older or newer Keyward injects and of what
 * meshes and cloud identities add; strict about what would break the pod or hand its keys to someone else. Pure.
 * @param repositories image repositories, without tag and digest, that a sidecar may come from
 */
export function validatePod(pod: Pod, place: Place, repositories: ReadonlySet<string>): Verdict {
  const choice = optIn(pod, place.namespace, place.namespaceDefault);
  if (choice.kind === "no") return { kind: "skip", reason: choice.reason };
  if (choice.kind === "fault") return { kind: "deny", message: choice.message };
  const sidecars = (pod.spec.initContainers ?? []).filter(({ name }) => name === SIDECAR_CONTAINER);
  const [sidecar] = sidecars;
  if (sidecar === undefined) return { kind: "deny", message: NO_SIDECAR };
  const injected: Injected = { pod, sidecar, profile: choice.profile, repositories };
  const faults = CHECKS.flatMap((check) => check(injected) ?? []);
  return faults.length > 0 ? { kind: "deny", message: faults.join("; ") } : { kind: "allow" };
}
