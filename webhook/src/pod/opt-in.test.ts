import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { optIn } from "./opt-in.ts";

const cases: [sentence: string, annotation: string | undefined, label: string | undefined, expected: string][] = [
  ["says nothing, and so does its namespace", undefined, undefined, "no: not-annotated"],
  ["says nothing, and its namespace has a default", undefined, "payments", "yes: payments"],
  ["says nothing, and its namespace says false", undefined, "false", "no: not-annotated"],
  ["says nothing, and its namespace says true", undefined, "true", "fault"],
  ["says nothing, and its namespace's default is no name", undefined, "Pay_ments", "fault"],
  ["names a profile", "payments", undefined, "yes: payments"],
  ["names another profile than its namespace", "payments", "web", "yes: payments"],
  ["says true, and its namespace has a default", "true", "web", "yes: web"],
  ["says true, and its namespace has none", "true", undefined, "fault"],
  ["says true, and its namespace says false", "true", "false", "fault"],
  ["says false, and its namespace has a default", "false", "web", "no: opted-out"],
];

describe("a pod that", () => {
  for (const [sentence, annotation, label, expected] of cases) {
    it(`${sentence}: ${expected}`, () => {
      const annotations: Record<string, string> = annotation === undefined ? {} : { "keyward.dev/inject": annotation };
      const choice = optIn({ metadata: { annotations }, spec: { containers: [] } }, "shop", label);
      const detail = choice.kind === "no" ? choice.reason : choice.kind === "yes" ? choice.profile : undefined;
      assert.equal(detail === undefined ? choice.kind : `${choice.kind}: ${detail}`, expected);
    });
  }

  it("mirrors a static pod is left alone", () => {
    const annotations = { "keyward.dev/inject": "payments", "kubernetes.io/config.mirror": "x" };
    const choice = optIn({ metadata: { annotations }, spec: { containers: [] } }, "shop", undefined);
    assert.deepEqual(choice, { kind: "no", reason: "mirror-pod" });
  });
});
