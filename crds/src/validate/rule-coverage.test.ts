import assert from "node:assert/strict";
import { test } from "node:test";
import { type Case, loadCases } from "../testing/cases.ts";
import { KIND_NAMES, TESTED_KINDS } from "../testing/kinds.ts";
import { speaksOfChange } from "./cel.ts";
import type { Rule, RuleNode } from "./rule-node.ts";

/** A rule and where in an object it is judged: `spec.certificates.subjectKeys[].curves`. */
interface PlacedRule {
  readonly rule: Rule;
  readonly place: string;
}

for (const kind of KIND_NAMES) {
  const { rules: tree, validate } = TESTED_KINDS[kind];
  const rows = loadCases(kind);
  for (const { rule, place } of rulesOf(tree, "")) {
    test(`${kind} ${place || "root"}: an accepted case meets "${rule.message}"`, () => {
      assert.ok(rows.some((row) => !row.refused && meets(row, place, rule)));
    });
    test(`${kind} ${place || "root"}: a refused case breaks "${rule.message}"`, () => {
      const broken = rows.flatMap((row) => validate(row.object, row.old));
      assert.ok(broken.some((fault) => fault.rule === rule.rule && general(fault.path) === place));
    });
  }
}

function rulesOf(node: RuleNode, place: string): PlacedRule[] {
  const children = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    rulesOf(child, place === "" ? name : `${place}.${name}`),
  );
  const items = node.items ? rulesOf(node.items, `${place}[]`) : [];
  return [...(node.rules ?? []).map((rule) => ({ rule, place })), ...children, ...items];
}

function general(path: string): string {
  return path.replace(/\[\d+\]/g, "[]");
}

/** Whether the row holds what the rule is about; for a rule about a change, before and after. */
function meets(row: Case, place: string, rule: Rule): boolean {
  if (!speaksOfChange(rule)) return isThere(row.object, place);
  return row.old !== undefined && isThere(row.old, place) && isThere(row.object, place);
}

function isThere(object: unknown, place: string): boolean {
  const names = place.split(/\.|(?=\[)/).filter(Boolean);
  const found = names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name === "[]" ? "0" : name],
    object,
  );
  return found !== undefined;
}
