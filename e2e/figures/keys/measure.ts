import { percentile, spread } from "../percentile.ts";
import type { Ground } from "./ground.ts";
import type { KeysOutcome } from "./key-figures.ts";
import { type KeyPlace, makeKeys, placesOf, wishKey } from "./make-keys.ts";
import { type Changes, measureChanges } from "./measure-changes.ts";
import { measureStart, startOperator, until } from "./measure-start.ts";
import type { OperatorProgram } from "./operator-run.ts";
import { sideBySide } from "./side-by-side.ts";
import { versionsOf, writtenBetween } from "./untouched.ts";

/** The operator makes so many itself; the rest would take it the better part of an hour. */
const BY_OPERATOR = 200;
const SAMPLE = 500;

/** All figures, in the one order in which they can be measured. */
export async function measure(
  ground: Ground,
  program: OperatorProgram,
  keys: number,
  report: (line: string) => void,
): Promise<KeysOutcome> {
  report(`the operator makes ${BY_OPERATOR} keys`);
  const perSecond = await makeByOperator(ground, program);
  report(`${keys - BY_OPERATOR} more are made`);
  const beganMs = performance.now();
  const [model] = placesOf(ground, 0, 1);
  await makeKeys(ground, placesOf(ground, BY_OPERATOR, keys), model!, report);
  report(`made in ${((performance.now() - beganMs) / 1000).toFixed(0)} s; the operator starts`);
  return measureMade(ground, program, keys, perSecond, report);
}

async function measureMade(
  ground: Ground,
  program: OperatorProgram,
  keys: number,
  perSecond: number,
  report: (line: string) => void,
): Promise<KeysOutcome> {
  const sample = sampleOf(ground, keys);
  const before = await versionsOf(ground, sample);
  const start = await measureStart(program, ground, keys);
  await using run = start.run;
  const written = writtenBetween(before, await versionsOf(ground, sample));
  report(`caches ${seconds(start.cachesMs)} s, first pass ${seconds(start.passMs)} s; keys are changed`);
  const changes = await measureChanges(ground, keys);
  const { rssBytes, peakBytes } = run.memory;
  return {
    values: {
      rssMb: start.rssBytes / 1e6,
      syncSeconds: start.passMs / 1000,
      changeP99Ms: percentile(Object.values(changes).flat(), 99),
    },
    notes: [
      `keys: ${keys} in ${ground.policies.length} policies; ${BY_OPERATOR} of them made by the operator, ${perSecond.toFixed(0)} a second`,
      `start: caches filled ${seconds(start.cachesMs)} s after the start of the process, every key looked at after ${seconds(start.passMs)} s`,
      `memory: ${mb(start.rssBytes)} MB 20 s after that, highest until then ${mb(start.peakBytes)} MB; at the end ${mb(rssBytes)} MB, highest ${mb(peakBytes)} MB`,
      `nothing to do: of ${sample.length} keys all are ready, and ${written.length} were written by the start`,
      ...notesOf(changes),
    ],
  };
}

function notesOf({ annotationMs, requestMs, newKeyMs }: Changes): string[] {
  return [
    `rotated by annotation until status showed it: ${spread(annotationMs)}`,
    `rotated by request until status showed it: ${spread(requestMs)}`,
    `a new key until it was ready: ${spread(newKeyMs)}`,
  ];
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const mb = (bytes: number) => (bytes / 1e6).toFixed(0);

/** @returns keys per second */
async function makeByOperator(ground: Ground, program: OperatorProgram): Promise<number> {
  await using run = await startOperator(program, ground);
  await until(run, "its caches to be filled", () => run.isReady());
  const beganMs = performance.now();
  const places = [...placesOf(ground, 0, BY_OPERATOR)];
  await sideBySide(places, 16, (place) => wishKey(ground, place));
  await until(run, "all keys to be ready", () => versionsOf(ground, places).then(() => true));
  return BY_OPERATOR / ((performance.now() - beganMs) / 1000);
}

/** Evenly over all keys, those of the operator and the others. */
function sampleOf(ground: Ground, keys: number): KeyPlace[] {
  const count = Math.min(SAMPLE, keys);
  return Array.from({ length: count }, (_, index) => Math.floor((index * keys) / count)).flatMap((index) => [
    ...placesOf(ground, index, index + 1),
  ]);
}
