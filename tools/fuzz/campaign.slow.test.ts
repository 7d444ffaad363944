import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type CampaignOptions, runCampaign, type SavedFind } from "./campaign.ts";
import type { Progress } from "./messages.ts";

const FOLDER = join(import.meta.dirname, "testing", "targets");

async function campaign(options: Partial<CampaignOptions>): Promise<{ finds: SavedFind[]; ends: Progress[] }> {
  const [finds, ends]: [SavedFind[], Progress[]] = [[], []];
  await runCampaign({
    folder: FOLDER,
    targets: ["fails"],
    durationMs: 10,
    seed: 1,
    vectors: "/nowhere",
    replay: undefined,
    hangMs: 5_000,
    stop: new AbortController().signal,
    onFind: (find) => finds.push(find),
    onEnd: (progress) => ends.push(progress),
    ...options,
  });
  return { finds, ends };
}

describe("a campaign", () => {
  it("goes on behind a target that hangs and one that dies, and names the inputs of all", async () => {
    const { finds, ends } = await campaign({ targets: ["spins", "dies", "fails"] });
    const found = finds.map(({ target, fault, path }) => [target, fault.kind, readFileSync(path, "utf8")]);
    assert.deepEqual(found, [
      ["spins", "hang", "!"],
      ["dies", "death", "!"],
      ["fails", "exception", "well!"],
      ["fails", "exception", "!"],
    ]);
    assert.equal(ends.at(-1)?.target, "fails");
    for (const { path } of finds) rmSync(path);
  });

  it("replays a find", async () => {
    const [, found] = (await campaign({})).finds;
    const { finds } = await campaign({ replay: found!.path });
    assert.deepEqual(
      finds.map(({ fault, path }) => [fault.signature, path]),
      [[found!.fault.signature, found!.path]],
    );
    assert.deepEqual((await campaign({ replay: import.meta.filename, targets: ["dies"] })).finds, []);
  });

  it("ends soon after it was asked to", async () => {
    const stop = new AbortController();
    const running = campaign({ targets: ["dies"], durationMs: 3_600_000, stop: stop.signal });
    stop.abort();
    assert.deepEqual((await running).finds.length <= 1, true);
  });
});
