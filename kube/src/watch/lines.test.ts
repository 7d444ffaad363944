import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "./lines.ts";
import { TransportError } from "./transport.ts";

async function* chunks(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

async function collect(body: AsyncIterable<Buffer>, limit = 100): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines(body, limit)) found.push(line.toString());
  return found;
}

test("a line may come in any number of pieces", async () => {
  const text = '{"a":1}\n{"b":"zwölf"}\n';
  const bytes = Buffer.from(text);
  for (let size = 1; size <= bytes.length; size++) {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    assert.deepEqual(await collect(pieces()), ['{"a":1}', '{"b":"zwölf"}']);
  }
});

test("empty lines and an unfinished last line are not given out", async () => {
  assert.deepEqual(await collect(chunks("\n\na\n", "\nb\nhalf")), ["a", "b"]);
});

test("a line of exactly the limit passes, one byte more is refused", async () => {
  assert.deepEqual(await collect(chunks("abcd\n"), 4), ["abcd"]);
  await assert.rejects(
    collect(chunks("abcde\n"), 4),
    (error) => error instanceof TransportError && error.fault === "too-large",
  );
});

test("a line that never ends is refused before it fills the memory", async () => {
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken += 1;
      yield Buffer.alloc(1_000, "x");
    }
  }
  await assert.rejects(collect(endless(), 10_000), TransportError);
  assert.equal(taken, 11);
});
