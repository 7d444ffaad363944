import assert from "node:assert/strict";
import { test } from "node:test";
import { Unavailable } from "../build/unavailable.ts";
import { Outcome } from "../measure/outcome.ts";
import { testRow } from "../testing/test-row.ts";
import { compareRows, renderChanges } from "./compare.ts";
import { renderPage } from "./page.ts";
import { renderPlot } from "./plot.ts";
import { parseRows } from "./read-rows.ts";
import { renderSummary } from "./summary.ts";
import { renderTable } from "./table.ts";

test("a line of the table has a cell for each column", () => {
  const lines = renderTable([testRow({}), testRow({ ratioToGo: undefined })]).split("\n");
  const cells = lines.map((line) => line.split("|").length);
  assert.equal(new Set(cells).size, 1);
  assert.match(lines[2]!, /\| hash \(SHA3-512\) \| 32 \| 10 \| 1 \| grpc \| 1,000 \| 1\.00x \|/);
  assert.match(lines[3]!, /\| 1,000 \| - \|/);
});

test("a figure is met at its bound, not met beyond it, and said to be missing where no row has it", () => {
  const rows = [
    testRow({ ratioToGo: 1.8, cpuRatioToGo: 0.36 }),
    testRow({ wire: "binary", ratioToGo: 3.9 }),
    testRow({ wire: "binary", connections: 8, ratioToGo: 9 }),
  ];
  const summary = renderSummary(rows);
  assert.match(summary, /gRPC hash, 10 in flight \| >= 1\.80x \| 1\.80x \| met/);
  assert.match(summary, /CPU per call \| <= 0\.35x \| 0\.36x \| \*\*not met\*\*/);
  assert.match(summary, /binary hash, 10 in flight \| >= 4\.00x \| 3\.90x \| \*\*not met\*\*/);
  assert.match(summary, /binary hash, 64 in flight \| >= 6\.00x \| - \| not measured/);
});

test("a change is of the ratio to Go, so that a slower machine is no slower program", () => {
  const before = [testRow({ opsPerSecond: 1_000, ratioToGo: 2 }), testRow({ wire: "go", opsPerSecond: 500 })];
  const slowMachine = [testRow({ opsPerSecond: 500, ratioToGo: 2.1 }), testRow({ wire: "binary" })];
  const [change, ...others] = compareRows(before, slowMachine);
  assert.equal(others.length, 0, "a row that only one run has is not compared");
  assert.equal(change!.opsPerSecond, 0.5);
  assert.match(renderChanges([change!]), /x 0\.50 \| x 1\.05 \| x 1\.00 \| x 1\.00 \| within noise \|/);
});

test("what is beyond noise is marked, in both directions", () => {
  const before = [testRow({ ratioToGo: 2 }), testRow({ c: 64, ratioToGo: 2 })];
  const now = [testRow({ ratioToGo: 3 }), testRow({ c: 64, ratioToGo: 1.6 })];
  const lines = renderChanges(compareRows(before, now)).split("\n");
  assert.match(lines[2]!, /faster/);
  assert.match(lines[3]!, /slower/);
});

test("where the turns of a run differed, so may runs", () => {
  const before = [testRow({ ratioToGo: 2 }), testRow({ wire: "go", spread: 0.6 })];
  const [ours] = compareRows(before, [testRow({ ratioToGo: 3 })]);
  assert.equal(ours!.verdict, "within noise");
});

test("rows of another kind are refused with the file's name", () => {
  assert.equal(parseRows(JSON.stringify([testRow({})]), "old.json").length, 1);
  assert.throws(() => parseRows("[{}]", "old.json"), /old\.json is no array of rows/);
  assert.throws(() => parseRows("{", "old.json"), /old\.json is not JSON/);
});

test("a page tells apart what failed and what was not there", () => {
  const outcome = new Outcome();
  outcome.rows.push(testRow({}));
  outcome.fail("binary", new Error("the server hung up"));
  outcome.fail("parsec-rust", new Unavailable("not built"));
  outcome.fail("parsec-rust", new Unavailable("not built"));
  const page = renderPage(outcome, "2 processors.", undefined);
  assert.match(page, /- \*\*failed\*\*: binary: the server hung up\n- no rows of parsec-rust: not built$/);
});

test("the plot has a bar for each row beside Go's", async () => {
  const svg = await renderPlot([
    testRow({ ratioToGo: 2.5 }),
    testRow({ wire: "binary", ratioToGo: 7.25 }),
    testRow({ wire: "go" }),
  ]);
  assert.match(svg, /^<svg /);
  assert.match(svg, />2\.50</);
  assert.match(svg, />7\.25</);
  assert.equal(svg.match(/aria-roledescription="bar"/g)?.length, 2);
});
