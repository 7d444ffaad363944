import assert from "node:assert/strict";
import { test } from "node:test";
import type { CertificateFacts } from "../certificates/certificate-facts.ts";
import { readFacts } from "../certificates/certificate-facts.ts";
import { PolicyState } from "./policy-state.ts";

const NONE = readFacts({ extensions: new Map() });
const ANY = "2.5.29.32.0";

interface Step {
  readonly policies?: readonly string[];
  readonly maps?: readonly (readonly [string, string])[];
  readonly explicit?: number;
  readonly noMapping?: number;
  readonly noAny?: number;
  readonly selfIssued?: boolean;
}

function factsOf({ policies, maps = [], explicit, noMapping, noAny }: Step): CertificateFacts {
  const constrains = explicit !== undefined || noMapping !== undefined;
  return {
    ...NONE,
    policies: policies && { oids: new Set(policies), knownQualifiers: true },
    policyMappings: maps.map(([issuer, subject]) => ({ issuer, subject })),
    policyConstraints: constrains ? { requireExplicit: explicit, inhibitMapping: noMapping } : undefined,
    inhibitAnyPolicy: noAny,
  };
}

/** @param steps the certificates below the root, the leaf last */
function holds(...steps: readonly Step[]): boolean {
  const state = new PolicyState();
  return steps.every((step, index) => state.take(factsOf(step), step.selfIssued ?? false, index === steps.length - 1));
}

test("without a constraint no policy is needed", () => {
  assert.ok(holds({}, {}));
  assert.ok(holds({ policies: ["1.1"] }, { policies: ["1.2"] }));
});

test("where a policy is required, one must go through the whole path", () => {
  assert.ok(holds({ policies: ["1.1", "1.2"], explicit: 0 }, { policies: ["1.2"] }));
  assert.ok(!holds({ policies: ["1.1"], explicit: 0 }, { policies: ["1.2"] }));
  assert.ok(!holds({ policies: ["1.1"], explicit: 0 }, {}));
  assert.ok(!holds({ explicit: 0 }, { policies: ["1.1"] }));
  assert.ok(!holds({ policies: ["1.1"] }, { explicit: 0 }));
});

test("a requirement with skipped certificates begins below them, self-issued ones not counted", () => {
  assert.ok(holds({ explicit: 2 }, {}));
  assert.ok(!holds({ explicit: 1 }, {}, {}));
  assert.ok(!holds({ explicit: 1 }, { selfIssued: true }, {}, {}));
});

test("anyPolicy stands for every policy, until it is inhibited", () => {
  assert.ok(holds({ policies: [ANY], explicit: 0 }, { policies: ["1.1"] }));
  assert.ok(holds({ policies: ["1.1"], explicit: 0 }, { policies: [ANY] }));
  assert.ok(!holds({ policies: ["1.1"], explicit: 0, noAny: 0 }, { policies: [ANY] }));
  assert.ok(
    holds({ policies: ["1.1"], explicit: 0, noAny: 0 }, { policies: [ANY], selfIssued: true }, { policies: ["1.1"] }),
  );
});

test("a mapped policy goes on under its new name only, and not where mapping is inhibited", () => {
  const mapping: Step = { policies: ["1.1"], maps: [["1.1", "2.1"]], explicit: 0 };
  assert.ok(holds(mapping, { policies: ["2.1"] }));
  assert.ok(!holds(mapping, { policies: ["1.1"] }));
  assert.ok(!holds({ noMapping: 0, policies: ["1.1"] }, mapping, { policies: ["2.1"] }));
  assert.ok(holds({ policies: [ANY], maps: [["1.1", "2.1"]], explicit: 0 }, { policies: ["2.1"] }));
});
