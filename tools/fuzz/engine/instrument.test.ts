import assert from "node:assert/strict";
import { stripTypeScriptTypes } from "node:module";
import { describe, it } from "node:test";
import { instrument, REACH } from "./instrument.ts";

/** Runs the text of a function body in which `x` is given. @returns what it gave, and the branches that were run */
function run(body: string, x: unknown): { readonly value: unknown; readonly branches: number[] } {
  let sites = 0;
  const text = instrument(`export function f(x: any): unknown { ${body} }`, "f.ts", () => sites++);
  const source = stripTypeScriptTypes(text).replace("export", "return");
  const branches: number[] = [];
  const value = new Function(REACH, source)((branch: number) => branches.push(branch))(x);
  return { value, branches };
}

describe("instrumented code", () => {
  const bodies: [what: string, body: string, one: unknown, other: unknown][] = [
    ["both ways of an if", "if (x) return 1; return 2", true, false],
    ["an else and an else if", "if (x === 1) return 1; else if (x === 2) return 2; else return 3", 2, 3],
    ["an if in an if, without braces", "if (x > 0) if (x > 1) return 2; return 0", 1, 2],
    ["both arms", "return x ? 1 : x === 0 ? 2 : 3", 0, false],
    ["the right side of an and", "return x && x.y && 1", {}, { y: 1 }],
    ["the right side of an or and a ??", "return x.a || (x.b ?? 3)", { a: 1 }, { b: 2 }],
    ["a loop's body", "let n = 0; for (const y of x) n += y; return n", [], [1]],
    ["while and do", "let n = 0; while (x-- > 0) n++; do n++; while (n < 2); return n", 0, 3],
    ["a case", "switch (x) { case 1: return 'a'; case 2: default: return 'b'; }", 1, 2],
    ["a catch", "try { return x.y.z } catch { return 0 }", { y: {} }, {}],
    ["an arrow that gives an object", "const g = () => ({ a: 1 }); return x ? g() : undefined", true, false],
    ["types among it", "return (x as any[] | undefined)?.map((y): number => y as number) ?? []", undefined, [1]],
    ["a generator", "function* g() { x && (yield 1); yield 2 } return [...g()]", true, false],
  ];
  for (const [what, body, one, other] of bodies) {
    it(`gives what it gave before, and tells ${what} apart`, () => {
      const original = new Function(
        "x",
        stripTypeScriptTypes(`function f() { ${body} }`).slice("function f() {".length, -1),
      );
      const [first, second] = [run(body, one), run(body, other)];
      assert.deepEqual([first.value, second.value], [original(one), original(other)]);
      assert.notDeepEqual(first.branches, second.branches);
    });
  }

  it("has its lines where they were", () => {
    const source = "const a = 1;\nexport function f(): number {\n  if (a)\n    return 1;\n  return 2;\n}\n";
    const text = instrument(source, "f.ts", () => 0);
    assert.equal(text.split("\n").length, source.split("\n").length);
    assert.match(text.split("\n")[3]!, /return 1;/);
  });
});
