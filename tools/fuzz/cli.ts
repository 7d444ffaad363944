import { randomInt } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { type FuzzCommand, parseFuzzArguments, usage } from "./arguments.ts";
import { type CampaignOptions, runCampaign, type SavedFind } from "./campaign.ts";
import { vectorsFolder } from "./config.ts";
import type { Progress } from "./messages.ts";
import { describeFind, describeProgress, describeTotal } from "./summary.ts";
import { TARGETS_FOLDER, targetNames } from "./targets.ts";

const HANG_MS = 10_000;

const names = targetNames();
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop.abort());
try {
  process.exitCode = await main(parseFuzzArguments(process.argv.slice(2), names));
} catch (error) {
  console.error(`fuzz: ${(error as Error).message}\n${usage(names)}`);
  process.exitCode = 2;
}

/** @returns the exit code: 1 with a find */
async function main(command: FuzzCommand): Promise<number> {
  if (command.verb === "help") console.log(usage(names));
  if (command.verb === "replay") return replay(command.target, command.file);
  if (command.verb === "fuzz") return fuzz(command.targets, command.seconds * 1000, command.seed ?? randomInt(2 ** 32));
  return 0;
}

async function fuzz(targets: readonly string[], durationMs: number, seed: number): Promise<number> {
  console.log(`fuzzing ${targets.join(", ")} for ${durationMs / 1000} s, seed ${seed}`);
  const progress: Progress[] = [];
  const onEnd = (one: Progress) => {
    progress.push(one);
    console.log(describeProgress(one));
  };
  const finds = await run({ targets, durationMs, seed, replay: undefined, onEnd });
  console.log(describeTotal(progress, finds));
  return finds.length > 0 ? 1 : 0;
}

async function replay(target: string, file: string): Promise<number> {
  accessSync(file, constants.R_OK);
  const finds = await run({ targets: [target], durationMs: 0, seed: 0, replay: file, onEnd: () => {} });
  if (finds.length === 0) console.log(`${target} takes ${file} as it should`);
  return finds.length > 0 ? 1 : 0;
}

type Choices = Pick<CampaignOptions, "targets" | "durationMs" | "seed" | "replay" | "onEnd">;

async function run(choices: Choices): Promise<SavedFind[]> {
  const finds: SavedFind[] = [];
  const onFind = (find: SavedFind) => {
    finds.push(find);
    console.error(describeFind(find));
  };
  await runCampaign({
    ...choices,
    folder: TARGETS_FOLDER,
    vectors: vectorsFolder(),
    hangMs: HANG_MS,
    stop: stop.signal,
    onFind,
  });
  return finds;
}
