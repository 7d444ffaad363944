import assert from "node:assert/strict";
import { test } from "node:test";
import { Http2Stream } from "./http2-stream.ts";
import type { StreamLink } from "./stream-link.ts";
import { StreamTable } from "./stream-table.ts";

const link = {} as StreamLink;
const streamOf = (id: number) => new Http2Stream(id, link, 65_535, undefined);

test("streams are found by their ids, however far apart those are and whichever ends first", () => {
  const table = new StreamTable();
  // 1 and 129 want the same place.
  const streams = [1, 3, 129, 257, 2 ** 31 - 1].map(streamOf);
  for (const stream of streams) table.add(stream);
  assert.equal(table.openCount, 5);
  for (const stream of streams) assert.equal(table.get(stream.id), stream);
  assert.equal(table.get(385), undefined);
  table.end(1, "complete");
  table.end(1, "complete");
  assert.deepEqual([table.openCount, table.get(1), table.get(129)], [4, undefined, streams[2]]);
  const again = streamOf(513);
  table.add(again);
  assert.equal(table.get(513), again);
  assert.deepEqual(new Set(table.all()), new Set([...streams.slice(1), again]));
});
