import type { PodView } from "../../pods/pod-view.ts";
import type { PodIdentity } from "./identity.ts";

export type Admission = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** A sidecar that reconnects may be faster than the end of its old stream. */
export const MAX_STREAMS_PER_POD = 2;

/**
 * Pure: may this pod have a stream for this profile? Each reason is safe to tell the caller: it speaks of its own pod only.
 * @param pod the pod of that name as the cache knows it
 */
export function admit(identity: PodIdentity, pod: PodView | undefined, profile: string, streams: number): Admission {
  if (pod === undefined || pod.metadata.uid !== identity.podUid) return refuse("the pod of this token is gone");
  if (pod.uses.finished) return refuse("the pod has finished");
  if (!pod.uses.injected) return refuse("the pod has no Keyward sidecar");
  if (pod.uses.profile !== profile) return refuse("the pod's sidecar was injected for another profile");
  if (streams >= MAX_STREAMS_PER_POD) return refuse(`the pod has ${streams} streams already`);
  return { ok: true };
}

function refuse(why: string): Admission {
  return { ok: false, why };
}
