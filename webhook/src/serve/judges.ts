import type { InjectConfig } from "../mutate/inject-config.ts";
import { mutatePod } from "../mutate/mutate-pod.ts";
import { repositoryOf } from "../validate/image.ts";
import { validatePod } from "../validate/validate-pod.ts";
import { denied, type Judge, skipped } from "./reviewer.ts";

/** A profile that nobody has is refused here, before the pod waits for it in vain. */
export function mutatingJudge(config: InjectConfig): Judge {
  return async (pod, place, directory) => {
    const injection = mutatePod(pod, place, config);
    if (injection.kind === "skip") return skipped(injection.reason);
    if (injection.kind === "deny") return denied("invalid", 403, injection.message);
    const refusal = await directory.refusal(place.namespace, injection.profile);
    if (refusal !== undefined) return denied("no-profile", 403, refusal);
    return { verdict: "patched", reason: "injected", answer: { allowed: true, patch: injection.patch } };
  };
}

export function validatingJudge(config: InjectConfig): Judge {
  const repositories = new Set([repositoryOf(config.image)]);
  return async (pod, place) => {
    const verdict = validatePod(pod, place, repositories);
    if (verdict.kind === "skip") return skipped(verdict.reason);
    if (verdict.kind === "deny") return denied("not-intact", 403, verdict.message);
    return { verdict: "allowed", reason: "intact", answer: { allowed: true } };
  };
}
