import { type Retention, retentionOf } from "@keyward/crds/compile/retention";
import { type Rotation, rotationOf } from "@keyward/crds/compile/rotation";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";

/** A policy's times and counts, in milliseconds. */
export type KeyRules = Retention & Rotation;

const known = new WeakMap<object, KeyRules>();

/** @param spec as the API server keeps it: its durations are valid. Specs in caches are frozen, so each is read once */
export function rulesOf(spec: Pick<KeyPolicySpec, "rotation" | "retention">): KeyRules {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const rules = { ...retentionOf(spec), ...rotationOf(spec) };
  known.set(spec, rules);
  return rules;
}
