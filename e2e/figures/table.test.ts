import assert from "node:assert/strict";
import test from "node:test";
import { FIGURES, verdictOf } from "./figure.ts";
import { renderJson, renderTable } from "./table.ts";

const [reload] = FIGURES;

test("a figure at its limit falls short, below it is met", () => {
  assert.equal(verdictOf(reload!, 499.9), "met");
  assert.equal(verdictOf(reload!, 500), "falls short");
  assert.equal(verdictOf(reload!, undefined), "not measured");
});

test("the table has a row for each figure, also for one that was not measured", () => {
  const lines = renderTable(FIGURES, { reloadP99Ms: 61.25, imageMb: 75 }).split("\n");
  assert.equal(lines.length, FIGURES.length + 1);
  assert.match(lines[1]!, /^reload of 10 pods.* < 500 ms +61\.3 ms +met$/);
  assert.match(lines[2]!, / - +not measured$/);
  assert.match(lines.at(-1)!, /75\.0 MB +falls short$/);
});

test("the JSON has the names that scripts read, as numbers, and leaves out what was not measured", () => {
  const values = {
    imageMb: 49.04,
    webhookP99Ms: 3.26,
    sidecarLoadMb: 90,
    sidecarIdleMb: 55,
    podStartAddedMs: 700,
    reloadP99Ms: 60,
  };
  assert.equal(
    renderJson(FIGURES, values),
    '{"reloadP99Ms":60,"podStartAddedMs":700,"sidecarIdleMb":55,"sidecarLoadMb":90,"webhookP99Ms":3.3,"imageMb":49}',
  );
  assert.equal(renderJson(FIGURES, { imageMb: 49.05 }), '{"imageMb":49.1}');
});
