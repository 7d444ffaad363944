import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { SourceError } from "./fault.ts";
import { readKinds } from "./kind.ts";
import type { StructuralSchema } from "./structural-schema.ts";

const folder = mkdtempSync(join(tmpdir(), "keyward-types-"));
after(() => rmSync(folder, { recursive: true }));

/** @param members of the spec @param more declarations beside it */
function specOf(members: string, more = ""): StructuralSchema {
  writeFileSync(
    join(folder, "thing.ts"),
    `/**
      * A thing.
      * @kind Thing
      * @plural things
      * @singular thing
      * @scope Namespaced
      * @printerColumn Ready string .status.conditions[?(@.type=="Ready")].status
      * @printerColumn Size integer .spec.size wide
      */
     export interface Thing { apiVersion: "example.dev/v1"; kind: "Thing"; metadata: ObjectMeta; spec: Spec }
     export interface ObjectMeta { name: string }
     export interface Spec {
${members}
}
     ${more}`,
  );
  return readKinds(folder)[0]!.schema.properties!.spec!;
}

function refuses(members: string, message: RegExp, more?: string): void {
  assert.throws(
    () => specOf(members, more),
    (error) => error instanceof SourceError && /^thing\.ts:\d+: /.test(error.message) && message.test(error.message),
  );
}

test("a JSON path with an @ stays whole, and wide columns have priority 1", () => {
  specOf("a: string;");
  assert.deepEqual(readKinds(folder)[0]?.printerColumns, [
    { name: "Ready", type: "string", jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
    { name: "Size", type: "integer", jsonPath: ".spec.size", priority: 1 },
  ]);
});

test("apiVersion and kind are not required of users, metadata and spec are", () => {
  specOf("a: string;");
  assert.deepEqual(readKinds(folder)[0]?.schema.required, ["metadata", "spec"]);
});

test("what a property says comes before what its type says, in words and in rules", () => {
  const { a } = specOf(
    "/** Mine.\n * @rule self != 'x' : no x */ a: Name;",
    "/** A name.\n * @maxLength 8\n * @rule self != 'y' : no y */ export type Name = string;",
  ).properties!;
  assert.deepEqual(a, {
    description: "Mine. A name.",
    type: "string",
    maxLength: 8,
    "x-kubernetes-validations": [
      { rule: "self != 'y'", message: "no y" },
      { rule: "self != 'x'", message: "no x" },
    ],
  });
});

test("a rule is divided at its last colon between blanks", () => {
  const { a } = specOf("/** @rule self == 'x' ? true : false : give x: nothing else */ a: string;").properties!;
  assert.deepEqual(a?.["x-kubernetes-validations"], [
    { rule: "self == 'x' ? true : false", message: "give x: nothing else" },
  ]);
});

test("lists, unions, aliases and interfaces are inlined", () => {
  const { list } = specOf(
    "/** @listType map\n * @listMapKey name */ list: Entry[];",
    'export interface Entry { name: string; kind?: Sort }  export type Sort = "a" | "b";',
  ).properties!;
  assert.deepEqual(list, {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" }, kind: { type: "string", enum: ["a", "b"] } },
    },
  });
});

test("what an interface extends comes first, with its rules", () => {
  const { a } = specOf(
    "a: More;",
    "/** @rule self.b != 'x' : no x */ export interface Base { b: string; c?: string }\n" +
      "/** @rule self.d != 'y' : no y */ export interface More extends Base { d: string }",
  ).properties!;
  assert.deepEqual(a?.required, ["b", "d"]);
  assert.deepEqual(Object.keys(a?.properties ?? {}), ["b", "c", "d"]);
  assert.deepEqual(
    a?.["x-kubernetes-validations"]?.map(({ message }) => message),
    ["no x", "no y"],
  );
});

test("a record of texts is a map, and what its values may be stays with them", () => {
  const { labels } = specOf("labels: Record<string, Value>;", "/** @maxLength 63 */ export type Value = string;")
    .properties!;
  assert.deepEqual(labels, { type: "object", additionalProperties: { type: "string", maxLength: 63 } });
  refuses("labels: Record<'a' | 'b', string>;", /a map is a Record<string, \.\.\.>/);
});

test("a type that has no structural schema is refused where it stands", () => {
  refuses("a: string | number;", /only string literals can be alternatives/);
  refuses("a: Map<string, string>;", /Map is neither an interface nor a type alias|has no structural schema/);
  refuses("a: unknown;", /unknown has no structural schema/);
  refuses("a;", /give the property a type/);
});

test("a number needs a format, and a list a merge strategy", () => {
  refuses("a: number;", /a number needs @format int32 or int64/);
  refuses("a: string[];", /a list needs @listType/);
});

test("a set with a default is refused, because nobody could take an entry away", () => {
  refuses('/** @listType set\n * @default ["a"] */ a?: string[];', /use @listType atomic/);
});

test("a name that CEL would escape is refused", () => {
  refuses("namespace: string;", /namespace would need escaping in CEL rules/);
});

test("a rule about a change is refused below a list", () => {
  const entry = "export interface Entry {\n/** @rule self == oldSelf : fixed */ name: string }";
  refuses("/** @listType atomic */ a: Entry[];", /rules with oldSelf are not supported below a list/, entry);
});

test("tags that are unknown or do not parse are refused", () => {
  refuses("/** @maxLenght 5 */ a: string;", /@maxLenght is no tag; there are default, pattern/);
  refuses("/** @maxLength five */ a: string;", /write a whole number/);
  refuses("/** @maxLength -1 */ a: string;", /not negative/);
  refuses("/** @pattern ( */ a: string;", /Invalid regular expression/);
  refuses("/** @default yes */ a: string;", /@default yes/);
  refuses("/** @rule self == 'x' */ a: string;", /write EXPRESSION : MESSAGE/);
  refuses("/** @format uint8 */ a: number;", /write int32, int64 or date-time/);
});
