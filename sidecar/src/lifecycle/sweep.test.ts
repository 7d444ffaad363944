import assert from "node:assert/strict";
import { test } from "node:test";
import { sweepAfter, sweepAfterRead } from "./sweep.ts";

test("a young collection follows every four mebibytes of data, whatever streams it came by", () => {
  let collections = 0;
  const collector = { gc: () => collections++ };
  for (let megabyte = 0; megabyte < 12; megabyte++) sweepAfter(1024 * 1024, collector);
  assert.equal(collections, 3);
});

test("without the collector nothing happens", () => {
  sweepAfter(64 * 1024 * 1024, {});
});

test("of what sockets deliver, only large reads count", () => {
  let collections = 0;
  const collector = { gc: () => collections++ };
  for (let i = 0; i < 10_000; i++) sweepAfterRead(8 * 1024, collector);
  assert.equal(collections, 0);
  for (let i = 0; i < 128; i++) sweepAfterRead(64 * 1024, collector);
  assert.equal(collections, 2);
});
