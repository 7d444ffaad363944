import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../testing/seeded-random.ts";
import { readJsonObject, stringMember, textOf } from "./json-object.ts";
import { shapeOf } from "./member-names.ts";

test("members are found by name, whatever the name is", () => {
  const object = readJsonObject('{"constructor":1,"__proto__":2,"":3,"a\\"b":4}', "x");
  assert.deepEqual([...object], Object.entries(JSON.parse('{"constructor":1,"__proto__":2,"":3,"a\\"b":4}')));
  assert.equal(object.get("toString"), undefined);
});

test("a name that comes twice is refused however it is written, one in another object is not", () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"a":{"b":1},"b":[],"a" :1}',
    '{"__proto__":1,"__proto__":1}',
  ]) {
    assert.throws(
      () => readJsonObject(text, "x"),
      { code: "INVALID_ARGUMENT", message: /the x has two members/ },
      text,
    );
  }
  assert.equal(readJsonObject('{"a":{"a":{"a":"a"}},"b":["a","a","{\\"b\\":1"]}', "x").size, 2);
});

test("what is no object is refused, and a text that is too deep", () => {
  for (const text of ["", "1", "null", "[]", '"a"', "{", "{'a':1}", '{"a":1}}', "\ufeff{}", '{"a":1,}']) {
    assert.throws(() => readJsonObject(text, "x"), { code: "INVALID_ARGUMENT" }, text);
  }
  const nested = (depth: number) => `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
  assert.equal(readJsonObject(nested(32), "x").size, 1);
  assert.throws(() => readJsonObject(nested(33), "x"), /more than 32 levels/);
  assert.throws(() => readJsonObject(nested(100_000), "x"), /more than 32 levels/);
});

test("text is UTF-8, and a member that is asked for as a string is one", () => {
  assert.throws(() => textOf(Uint8Array.of(0xc3, 0x28), "x"), /the x is not UTF-8/);
  const object = readJsonObject('{"a":"b","c":null}', "x");
  assert.deepEqual([stringMember(object, "a", "x"), stringMember(object, "d", "x")], ["b", undefined]);
  assert.throws(() => stringMember(object, "c", "x"), /member "c" of the x is no string/);
});

test("the names of any object are those that it was written with", () => {
  const random = new SeededRandom(11);
  const pieces = ["a", '"', "\\", "{", "}", "[", "]", ":", ",", " ", "\n", "ä", "\u2028", "\\u0022"];
  const word = () => Array.from({ length: random.below(6) }, () => pieces[random.below(pieces.length)]).join("");
  for (let round = 0; round < 500; round++) {
    const entries = Array.from({ length: random.below(6) }, () => [word(), [word(), { [word()]: word() }]] as const);
    const text = JSON.stringify(Object.fromEntries(entries), null, random.below(3));
    assert.deepEqual(shapeOf(text).names, Object.keys(JSON.parse(text)), text);
  }
});
