import { INJECT } from "@keyward/core/contract/names";
import { type Directory, DirectoryError } from "../directory/directory.ts";
import type { Place } from "../mutate/mutate-pod.ts";
import { parsePod } from "../pod/parse-pod.ts";
import { annotationOf, type Pod } from "../pod/pod.ts";
import type { ReviewAnswer, ReviewRequest } from "./admission-review.ts";

/** What was decided, in one word each, for metrics and log; and what the API server is told. */
export interface Decision {
  readonly verdict: "patched" | "allowed" | "skipped" | "denied";
  readonly reason: string;
  readonly answer: ReviewAnswer;
}

/** Judges one pod; the directory is there for what the pod alone cannot say. */
export type Judge = (pod: Pod, place: Place, directory: Directory) => Promise<Decision>;
export type Reviewer = (request: ReviewRequest) => Promise<Decision>;

/**
 * The part that both reviews share: what is no new pod passes, and what cannot be judged is refused, because only pods
 * that opted in are sent here.
 */
export function createReviewer(judge: Judge, directory: Directory, ownNamespace: string): Reviewer {
  return async ({ operation, resource, subResource, namespace, object }) => {
    if (resource !== "/v1/pods" || subResource !== "" || operation !== "CREATE") return skipped("no-new-pod");
    // The webhook configuration leaves it out already; if it did not, Keyward could not start without itself.
    if (namespace === ownNamespace) return skipped("own-namespace");
    if (namespace === "") return denied("malformed", 400, "the request names no namespace");
    const parsed = parsePod(object);
    if ("faults" in parsed) return denied("malformed", 400, parsed.faults.join("; "));
    try {
      return await judge(parsed.pod, await placeOf(parsed.pod, namespace, directory), directory);
    } catch (error) {
      if (error instanceof DirectoryError) return denied("no-directory", 503, error.message);
      throw error;
    }
  };
}

export function skipped(reason: string): Decision {
  return { verdict: "skipped", reason, answer: { allowed: true } };
}

export function denied(reason: string, code: number, message: string): Decision {
  return { verdict: "denied", reason, answer: { allowed: false, code, message } };
}

/** The namespace is only looked up for a pod that leaves the choice to it. */
async function placeOf(pod: Pod, namespace: string, directory: Directory): Promise<Place> {
  const wish = annotationOf(pod, INJECT);
  const asks = wish === undefined || wish === "true";
  return { namespace, namespaceDefault: asks ? await directory.namespaceDefault(namespace) : undefined };
}
