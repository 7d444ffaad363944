import assert from "node:assert/strict";
import { test } from "node:test";
import { Roster } from "./roster.ts";

test("whoever leaves, the others stay", () => {
  const members = Array.from({ length: 6 }, () => ({ place: -1 }));
  const roster = new Roster<{ place: number }>();
  for (const member of members) roster.add(member);
  const left = new Set(members);
  for (const index of [0, 5, 2, 4, 1, 3]) {
    roster.delete(members[index]!);
    roster.delete(members[index]!);
    left.delete(members[index]!);
    assert.deepEqual(new Set(roster.all()), left);
    assert.equal(roster.size, left.size);
  }
});
