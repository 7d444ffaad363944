import { INJECTED, PROFILE_LABEL, SIDECAR_CONTAINER } from "@keyward/core/contract/names";
import { optIn } from "../pod/opt-in.ts";
import { annotationOf, type Pod } from "../pod/pod.ts";
import { conflictsOf } from "./conflicts.ts";
import type { InjectConfig } from "./inject-config.ts";
import { addFirst, addItems, addMembers, type PatchOperation } from "./json-patch.ts";
import { lateContainersPatch } from "./late-containers.ts";
import { sidecarContainer } from "./sidecar.ts";
import { bulkVolume, identityVolume, mountPatch, socketVolume } from "./volumes.ts";
import { type Wishes, wishesOf } from "./wishes.ts";

export type SkipReason = "not-annotated" | "opted-out" | "mirror-pod" | "already-injected";

export type Injection =
  | { readonly kind: "skip"; readonly reason: SkipReason }
  | { readonly kind: "deny"; readonly message: string }
  | { readonly kind: "patch"; readonly profile: string; readonly patch: readonly PatchOperation[] };

/** Where the pod is to be: the request says so, the pod itself need not. */
export interface Place {
  readonly namespace: string;
  /** Value of the namespace's label, undefined if it has none. */
  readonly namespaceDefault: string | undefined;
}

/**
 * The smallest patch that gives a pod its sidecar. Pure: no clock, no network, no log. Whether the profile exists is not
 * asked here. Law: apply the patch, call again, get "already-injected".
 */
export function mutatePod(pod: Pod, place: Place, config: InjectConfig): Injection {
  const choice = optIn(pod, place.namespace, place.namespaceDefault);
  if (choice.kind === "no") return { kind: "skip", reason: choice.reason };
  if (choice.kind === "fault") return { kind: "deny", message: choice.message };
  const faults: string[] = [];
  const wishes = wishesOf(pod, config, faults);
  const patch = isInjected(pod)
    ? lateContainersPatch(pod, wishes, faults)
    : firstPatch(pod, choice.profile, wishes, config, faults);
  if (faults.length > 0) return { kind: "deny", message: faults.join("; ") };
  if (patch.length === 0) return { kind: "skip", reason: "already-injected" };
  return { kind: "patch", profile: choice.profile, patch };
}

/** Both marks are ours; whether they are whole is for the validating review to say, which sees the final pod. */
function isInjected(pod: Pod): boolean {
  const named = (pod.spec.initContainers ?? []).some((container) => container.name === SIDECAR_CONTAINER);
  return named && annotationOf(pod, INJECTED) !== undefined;
}

function firstPatch(
  pod: Pod,
  profile: string,
  wishes: Wishes,
  config: InjectConfig,
  faults: string[],
): PatchOperation[] {
  faults.push(...conflictsOf(pod, wishes));
  const { volumes, initContainers } = pod.spec;
  const { containers, compatPaths, bulk } = wishes;
  const ours = [socketVolume(), identityVolume(), ...(bulk === undefined ? [] : [bulkVolume(bulk)])];
  return [
    ...markPatch(pod, profile, config.version),
    ...addItems("/spec/volumes", volumes, ours),
    ...mountPatch(pod, containers, { compatPaths, hasBulk: bulk !== undefined }),
    // Last, because it moves the init containers that the mounts above are addressed by.
    addFirst("/spec/initContainers", initContainers, sidecarContainer(pod, profile, wishes, config)),
  ];
}

function markPatch({ metadata }: Pod, profile: string, version: string): PatchOperation[] {
  const annotations = { [INJECTED]: JSON.stringify({ profile, version }) };
  const labels = { [PROFILE_LABEL]: profile };
  if (!metadata) return [{ op: "add", path: "/metadata", value: { annotations, labels } }];
  return [
    ...addMembers("/metadata/annotations", metadata.annotations, annotations),
    ...addMembers("/metadata/labels", metadata.labels, labels),
  ];
}
