import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SignOfLife } from "./sign-of-life.ts";

const TICK_MS = 500;

let isWaiting: boolean;
let asked: (() => void)[];
let silences: number[];
let timers: (() => void)[];
let life: SignOfLife;

beforeEach(() => {
  [isWaiting, asked, silences, timers] = [true, [], [], []];
  const setTimer = (callback: () => void) => {
    timers.push(callback);
    return () => void timers.splice(timers.indexOf(callback), 1);
  };
  life = new SignOfLife({
    clock: { monotonicMs: () => 0, epochMs: () => 0, setTimer },
    isWaiting: () => isWaiting,
    ping: (onAnswer) => void asked.push(onAnswer),
    onSilence: (silentMs) => void silences.push(silentMs),
  });
  life.expect();
});

function tick(times: number): void {
  for (let time = 0; time < times; time++) for (const timer of timers.splice(0)) timer();
}

test("an end that says nothing is asked once, and then taken for dead", () => {
  tick(7);
  assert.equal(asked.length, 1);
  assert.deepEqual(silences, [7 * TICK_MS]);
});

test("an end that answers nothing but pings is alive", () => {
  for (let round = 0; round < 20; round++) {
    tick(2);
    for (const answer of asked.splice(0)) answer();
  }
  assert.deepEqual(silences, []);
});

test("an end that sends is not asked", () => {
  for (let round = 0; round < 20; round++) {
    tick(1);
    life.heard();
  }
  assert.deepEqual([asked, silences], [[], []]);
});

test("an end that says nothing is taken for dead though everybody has given up waiting", () => {
  isWaiting = false;
  tick(7);
  assert.equal(silences.length, 1);
});

test("where nobody waits, nothing is asked and no timer runs", () => {
  isWaiting = false;
  life.heard();
  tick(20);
  assert.deepEqual([asked, silences, timers], [[], [], []]);
  isWaiting = true;
  life.expect();
  life.expect();
  assert.equal(timers.length, 1);
  life.stop();
  assert.equal(timers.length, 0);
});
