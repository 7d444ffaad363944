import assert from "node:assert/strict";
import { test } from "node:test";
import { planKey } from "./plan.ts";
import { reportOf } from "./report.ts";
import { ACTIVE, type Case, NOW, request, seen, status, told, version } from "./testing/sample-key.ts";

// An authority above has revoked the version that had signed a certificate.

const FIRST = new Set([1]);
const BOTH = new Set([1, 2]);
const NO_PARENT = () => "the authority above has no active CA key. Next: wait";
const STAGED = status([version(1, "Active"), version(2, "Staged")]);
const TWO = status([version(1, "Retired"), version(2, "Active")]);

const CASES: Record<string, [Case, string]> = {
  "a version under a revoked certificate is followed by one with another": [
    { status: ACTIVE, voided: FIRST },
    "key.allocated: 2 by policy",
  ],
  "and is not while the authority above cannot sign": [
    { status: ACTIVE, voided: FIRST, parentFault: NO_PARENT },
    "report",
  ],
  "a retired one is nobody's concern": [{ status: TWO, voided: FIRST }, "report"],
  "one that was made under it is never activated": [
    { status: STAGED, voided: BOTH },
    "key.voided: 1 Active, 2 Revoked",
  ],
  "one that was made after it is": [{ status: STAGED, voided: FIRST }, "key.activated: 1 Retired, 2 Active"],
  "nothing goes back to one": [
    { status: TWO, voided: FIRST, requests: [request("RollBack", 1)] },
    "finish wish: Failed ParentRevoked",
  ],
};

for (const [sentence, [given, expected]] of Object.entries(CASES)) {
  test(sentence, () => assert.equal(told(planKey(seen(given), NOW), given.status), expected));
}

test("an authority that nothing is issued with is not ready, and says what it waits for", () => {
  const readiness = (given: Case) => reportOf(seen(given), NOW).findings.find(({ type }) => type === "Ready");
  const waiting = readiness({ status: ACTIVE, voided: FIRST, parentFault: NO_PARENT });
  assert.deepEqual([waiting?.status, waiting?.reason], ["False", "ParentRevoked"]);
  assert.match(
    waiting!.message,
    /version 1 leads to one .* revoked: nothing is issued with it.* no active CA key\. Next: wait$/,
  );
  const coming = readiness({ status: ACTIVE, voided: FIRST });
  assert.match(coming!.message, /Next: wait a moment: a new version with a new certificate follows by itself$/);
  assert.equal(readiness({ status: TWO, voided: FIRST })?.reason, "KeyAvailable");
});
