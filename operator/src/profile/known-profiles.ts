import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { faultText } from "@keyward/crds/validate/fault";
import { keyOf } from "@keyward/kube/watch/kube-object";
import type { ProfileObject } from "../caches/kinds.ts";
import { namedPolicies } from "./named-policies.ts";

/** What was found out about one state of a profile. */
export interface KnownProfile {
  readonly uid: string;
  readonly generation: number;
  /** When this process first saw it; monotonic. Pods are timed from here. */
  readonly seenAtMs: number;
  /** Empty: it compiles. */
  readonly faults: readonly string[];
  /** Key policies whose keys its pods need. */
  readonly policies: ReadonlySet<string>;
}

/** Each state of each profile, compiled once when it is first seen. */
export class KnownProfiles {
  readonly #known = new Map<string, KnownProfile>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  see(profile: ProfileObject): KnownProfile {
    const { uid = "", generation = 0 } = profile.metadata;
    const before = this.#known.get(keyOf(profile));
    if (before?.uid === uid && before.generation === generation) return before;
    const known = { uid, generation, seenAtMs: this.#nowMs(), ...judge(profile, before) };
    this.#known.set(keyOf(profile), known);
    return known;
  }

  get(key: string): KnownProfile | undefined {
    return this.#known.get(key);
  }

  forget(key: string): void {
    this.#known.delete(key);
  }
}

function judge(profile: ProfileObject, before: KnownProfile | undefined): Pick<KnownProfile, "faults" | "policies"> {
  const compiled = compileProfile(profile);
  const policies = new Set(namedPolicies(profile));
  if ("profile" in compiled) return { faults: [], policies };
  // Pods live on with their last good state and must keep its keys; after a restart of ours the spec is all there is.
  const kept = before?.uid === profile.metadata.uid ? before?.policies : undefined;
  return { faults: compiled.faults.map(faultText), policies: policies.union(kept ?? new Set()) };
}
