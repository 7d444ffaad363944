import assert from "node:assert/strict";
import { test } from "node:test";
import { type Issued, type Lifetimes, planRotation, type RotationStep, type SeenAuthority } from "./plan.ts";

const HOUR = 3_600_000;
const LIFETIMES: Lifetimes = { authorityMs: 90 * HOUR, leafMs: 30 * HOUR };
const NAMES = ["keyward-webhook.keyward-system.svc"];

const issued = (fingerprint: string, fromHours: number, hours: number): Issued => ({
  fingerprint,
  notBeforeMs: fromHours * HOUR,
  notAfterMs: (fromHours + hours) * HOUR,
});
const one = issued("one", 0, 90);
const two = { ...issued("two", 60, 90), stagedAtMs: 60 * HOUR };
const leafOf = (issuer: string, fromHours: number) => ({ ...issued("leaf", fromHours, 30), names: NAMES, issuer });
const SETTLED: SeenAuthority = {
  current: one,
  next: undefined,
  previous: undefined,
  leaf: leafOf("one", 0),
  wantedNames: NAMES,
  leafBundleIsCurrent: true,
  nextIsPublished: true,
  rotationIsRequested: false,
};

const CASES: Record<string, [seen: Partial<SeenAuthority>, hour: number, expected: RotationStep["act"]]> = {
  "on a fresh installation the authority comes first": [{ current: undefined, leaf: undefined }, 0, "create-authority"],
  "then its first leaf": [{ leaf: undefined }, 0, "issue-leaf"],
  "nothing is done while all is well": [{}, 10, "rest"],
  "a leaf is renewed at two thirds of its life": [{}, 20, "issue-leaf"],
  "a leaf for other names is replaced at once": [{ wantedNames: ["other.svc"] }, 1, "issue-leaf"],
  "a bundle beside the leaf follows the authority's": [{ leafBundleIsCurrent: false }, 1, "copy-bundle"],
  "a leaf of an unknown authority is replaced at once": [{ leaf: leafOf("forged", 0) }, 1, "issue-leaf"],
  "an authority at two thirds of its life gets a successor": [{ leaf: leafOf("one", 50) }, 60, "stage-authority"],
  "an authority gets a successor early when somebody asks": [{ rotationIsRequested: true }, 1, "stage-authority"],
  "a request while a successor waits makes no second one": [
    { rotationIsRequested: true, next: { ...issued("two", 1, 90), stagedAtMs: HOUR }, nextIsPublished: false },
    1,
    "rest",
  ],
  "a successor does not sign before it could be seen": [{ next: two, leaf: leafOf("one", 50) }, 60, "rest"],
  "a successor that was seen signs": [{ next: two, leaf: leafOf("one", 50) }, 61, "promote-authority"],
  "a successor that nobody has seen does not sign": [
    { next: two, leaf: leafOf("one", 59), nextIsPublished: false },
    70,
    "rest",
  ],
  "a successor signs unseen when the authority is about to end": [
    { next: two, leaf: leafOf("one", 59), nextIsPublished: false },
    82,
    "promote-authority",
  ],
  "an authority that ended gives way to its successor": [
    { next: two, nextIsPublished: false },
    91,
    "promote-authority",
  ],
  "an authority that ended without a successor is made anew": [{}, 91, "create-authority"],
  "an authority from a clock that was ahead is replaced at once": [
    { current: issued("ahead", 400, 90) },
    1,
    "create-authority",
  ],
  "a leaf from a clock that was ahead is replaced at once": [{ leaf: leafOf("one", 400) }, 1, "issue-leaf"],
  "a successor from a clock that was ahead gives way to another": [
    { next: { ...issued("ahead", 400, 90), stagedAtMs: 400 * HOUR }, leaf: leafOf("one", 50) },
    60,
    "stage-authority",
  ],
  "after a promotion the leaf follows": [{ current: two, previous: one, leaf: leafOf("one", 59) }, 61, "issue-leaf"],
  "the old authority stays published while it lives": [
    { current: two, previous: one, leaf: leafOf("two", 61) },
    70,
    "rest",
  ],
  "the old authority goes when it has ended": [
    { current: two, previous: one, leaf: leafOf("two", 80) },
    90,
    "drop-previous",
  ],
};

for (const [sentence, [seen, hour, expected]] of Object.entries(CASES)) {
  test(sentence, () => assert.equal(planRotation({ ...SETTLED, ...seen }, LIFETIMES, hour * HOUR).act, expected));
}

test("a rest ends when the next thing is due, and after a minute at the latest", () => {
  const restAt = (minute: number) => planRotation(SETTLED, LIFETIMES, minute * 60_000);
  assert.deepEqual(restAt(0), { act: "rest", forMs: 60_000 });
  assert.deepEqual(restAt(20 * 60 - 0.5), { act: "rest", forMs: 30_000 });
});

const make = (serial: number, nowMs: number): Issued => ({
  fingerprint: `ca-${serial}`,
  notBeforeMs: nowMs,
  notAfterMs: nowMs + LIFETIMES.authorityMs,
});

/** What the objects are after a step. */
function after(seen: SeenAuthority, step: RotationStep, nowMs: number): SeenAuthority {
  const { current, next } = seen;
  switch (step.act) {
    case "create-authority":
      return { ...seen, current: make(nowMs, nowMs) };
    case "stage-authority":
      return { ...seen, next: { ...make(nowMs, nowMs), stagedAtMs: nowMs } };
    case "promote-authority":
      return { ...seen, current: next, previous: current, next: undefined };
    case "drop-previous":
      return { ...seen, previous: undefined };
    case "issue-leaf": {
      const notAfterMs = Math.min(nowMs + LIFETIMES.leafMs, current!.notAfterMs);
      const leaf = { fingerprint: "leaf", notBeforeMs: nowMs, notAfterMs, names: NAMES, issuer: current!.fingerprint };
      return { ...seen, leaf };
    }
    default:
      return seen;
  }
}

const bundleOf = ({ current, next, previous }: SeenAuthority) =>
  [current, next, previous].flatMap((authority) => (authority ? [authority.fingerprint] : []));

test("through a hundred rotations no verifier meets a leaf whose authority it lacks", () => {
  const lagMs = HOUR; // until a verifier takes a published bundle over
  const published: { atMs: number; bundle: string[] }[] = [];
  let seen: SeenAuthority = { ...SETTLED, current: undefined, leaf: undefined };
  let promotions = 0;
  for (let nowMs = 0; promotions < 100; ) {
    const step = planRotation(seen, LIFETIMES, nowMs);
    seen = after(seen, step, nowMs);
    if (step.act === "promote-authority") promotions += 1;
    published.push({ atMs: nowMs, bundle: bundleOf(seen) });
    nowMs += step.act === "rest" ? step.forMs : 1;
    const known = published.findLast((entry) => entry.atMs <= nowMs - lagMs)?.bundle ?? bundleOf(seen);
    seen = { ...seen, nextIsPublished: seen.next !== undefined && known.includes(seen.next.fingerprint) };
    if (step.act !== "rest") continue;
    assert.ok(known.includes(seen.leaf!.issuer!), `at ${nowMs} ms the verifier lacks ${seen.leaf!.issuer}`);
    assert.ok(seen.leaf!.notAfterMs > nowMs, `at ${nowMs} ms the leaf has ended`);
  }
});
