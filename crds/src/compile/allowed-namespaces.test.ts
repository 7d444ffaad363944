import assert from "node:assert/strict";
import { test } from "node:test";
import type { AllowedNamespaces, LabelRequirement } from "../types/backend/allowed-namespaces.ts";
import { allowsNamespace } from "./allowed-namespaces.ts";

const SHOP = { name: "shop", labels: { tier: "gold", team: "payments" } };
const allows = (allowed: AllowedNamespaces | undefined) => allowsNamespace(allowed, SHOP);
const asks = (...matchExpressions: LabelRequirement[]) => allows({ selector: { matchExpressions } });

test("every namespace is allowed where nothing is said", () => {
  assert.ok(allows(undefined));
});

test("a namespace is allowed by its name or by its labels", () => {
  assert.ok(allows({ matchNames: ["bank", "shop"] }));
  assert.ok(allows({ matchNames: ["bank"], selector: { matchLabels: { tier: "gold" } } }));
  assert.ok(!allows({ matchNames: ["bank"], selector: { matchLabels: { tier: "silver" } } }));
  assert.ok(!allows({ matchNames: [] }));
});

test("each label that is asked for has to be there", () => {
  assert.ok(allows({ selector: { matchLabels: { tier: "gold", team: "payments" } } }));
  assert.ok(!allows({ selector: { matchLabels: { tier: "gold", stage: "live" } } }));
  assert.ok(!allows({ selector: { matchLabels: { constructor: "Object" } } }));
});

test("an empty selector matches every namespace", () => {
  assert.ok(allows({ selector: {} }));
});

test("expressions mean what they mean elsewhere in Kubernetes", () => {
  assert.ok(asks({ key: "tier", operator: "In", values: ["gold", "silver"] }));
  assert.ok(!asks({ key: "stage", operator: "In", values: ["live"] }));
  assert.ok(!asks({ key: "tier", operator: "NotIn", values: ["gold"] }));
  assert.ok(asks({ key: "stage", operator: "NotIn", values: ["live"] }));
  assert.ok(asks({ key: "tier", operator: "Exists" }));
  assert.ok(!asks({ key: "stage", operator: "Exists" }));
  assert.ok(asks({ key: "stage", operator: "DoesNotExist" }));
  assert.ok(!asks({ key: "tier", operator: "Exists" }, { key: "team", operator: "DoesNotExist" }));
});

test("a namespace whose labels are not known is allowed by its name only", () => {
  const unknown = { name: "shop", labels: undefined };
  assert.ok(allowsNamespace({ matchNames: ["shop"] }, unknown));
  assert.ok(!allowsNamespace({ selector: {} }, unknown));
});
