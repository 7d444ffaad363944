import type { KeyGrant } from "@keyward/core/policy/profile";
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
  /** Of the last state that compiled: pods live on with it. */
  readonly grants: readonly KeyGrant[];
  /** Key policies whose CA keys sign certificates under it. */
  readonly issuers: ReadonlySet<string>;
}

type Judged = Pick<KnownProfile, "faults" | "policies" | "grants" | "issuers">;

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

function judge(profile: ProfileObject, before: KnownProfile | undefined): Judged {
  const compiled = compileProfile(profile);
  const policies = new Set(namedPolicies(profile));
  if ("profile" in compiled) {
    const { grants, certificates } = compiled.profile;
    return { faults: [], policies, grants, issuers: certificates?.issuer.keyPolicies ?? new Set() };
  }
  // Pods live on with their last good state and must keep its keys; after a restart of ours the spec is all there is.
  const kept = before?.uid === profile.metadata.uid ? before : undefined;
  const { grants = [], issuers = new Set<string>() } = kept ?? {};
  return {
    faults: compiled.faults.map(faultText),
    policies: policies.union(kept?.policies ?? new Set()),
    grants,
    issuers,
  };
}
