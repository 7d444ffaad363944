import assert from "node:assert/strict";
import { test } from "node:test";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { WireReader } from "./wire-reader.ts";

/** xorshift32: the same bytes in every run. */
function randomBytes(seed: number): Buffer {
  let state = seed;
  const bytes = Buffer.alloc(24);
  for (let i = 0; i < bytes.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // Long numbers and small ones, lengths that fit among them.
    bytes[i] = i % 3 === 0 ? state & 0x8f : state;
  }
  return bytes;
}

/** What one way to read gives, and where it ends; errors are all alike. */
function outcome(read: () => unknown, at: () => number): unknown[] {
  try {
    const value = read();
    return [value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value, at()];
  } catch {
    return ["refused"];
  }
}

test("what is read, and what is refused, is the same as with protobuf-es' own reader", () => {
  for (let seed = 1; seed <= 3_000; seed++) {
    const bytes = randomBytes(seed);
    const pairs: [(ours: WireReader) => unknown, (theirs: BinaryReader) => unknown][] = [
      [(ours) => ours.tag(), (theirs) => join(theirs.tag())],
      [(ours) => ours.uint32(), (theirs) => theirs.uint32()],
      [(ours) => ours.uint64(), (theirs) => theirs.uint64()],
      [(ours) => ours.bytes(), (theirs) => theirs.bytes()],
      [(ours) => ours.string(), (theirs) => theirs.string(true)],
      [(ours) => ours.skip(ours.tag()), (theirs) => skip(theirs)],
    ];
    for (const [ours, theirs] of pairs) {
      const light = new WireReader(bytes);
      const full = new BinaryReader(bytes);
      const expected = outcome(
        () => theirs(full),
        () => full.pos,
      );
      assert.deepEqual(
        outcome(
          () => ours(light),
          () => light.at,
        ),
        expected,
        `${ours} of seed ${seed}`,
      );
    }
  }
});

function join([number, type]: [number, number]): number {
  return number * 8 + type;
}

function skip(reader: BinaryReader): Uint8Array {
  const [number, type] = reader.tag();
  return reader.skip(type, number);
}

test("a text of any length and alphabet is what it was", () => {
  for (const text of ["", "SHA3-512", "x".repeat(65), "é", "日本", "a😀", `${"y".repeat(63)}ü`]) {
    const bytes = Buffer.from(text);
    assert.equal(new WireReader(Buffer.concat([Buffer.of(bytes.length), bytes])).string(), text);
  }
});
