import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessStep, KEEP_EMPTY_MS, planAccess, readerBinding, type SeenNamespace } from "./plan.ts";

const OURS = readerBinding("shop");
const SEEN: SeenNamespace = { namespace: "shop", closing: false, populated: true, emptySinceMs: 0, binding: OURS };
const stranger = { ...OURS, metadata: { ...OURS.metadata, labels: {} } };

const CASES: Record<string, [seen: Partial<SeenNamespace>, nowMs: number, expected: AccessStep["act"]]> = {
  "a namespace with its first opted-in pod gets the binding": [{ binding: undefined }, 0, "apply"],
  "a binding that is right is left alone": [{}, 0, "none"],
  "a subject that was added is taken out": [
    { binding: { ...OURS, subjects: [...OURS.subjects!, { kind: "User", name: "mallory" }] } },
    0,
    "apply",
  ],
  "subjects that were removed are put back": [{ binding: { ...OURS, subjects: [] } }, 0, "apply"],
  "a group of another namespace is put right": [
    { binding: { ...OURS, subjects: readerBinding("else").subjects! } },
    0,
    "apply",
  ],
  "a binding to another role is replaced, because roles cannot be changed": [
    { binding: { ...OURS, roleRef: { ...OURS.roleRef, name: "cluster-admin" } } },
    0,
    "replace",
  ],
  "a binding of that name that someone else made becomes ours": [{ binding: stranger }, 0, "apply"],
  "a binding outlives the last pod for a while": [{ populated: false }, KEEP_EMPTY_MS - 1, "wait"],
  "then it goes": [{ populated: false }, KEEP_EMPTY_MS, "delete"],
  "somebody else's binding is not deleted": [{ populated: false, binding: stranger }, KEEP_EMPTY_MS, "none"],
  "without pods and binding there is nothing to do": [{ populated: false, binding: undefined }, 0, "none"],
  "nothing is created in a namespace that is being deleted": [{ closing: true, binding: undefined }, 0, "none"],
};
for (const [sentence, [seen, nowMs, expected]] of Object.entries(CASES)) {
  test(sentence, () => assert.equal(planAccess({ ...SEEN, ...seen }, nowMs).act, expected));
}
