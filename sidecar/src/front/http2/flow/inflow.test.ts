import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Inflow, type Inflowing } from "./inflow.ts";

const MEBIBYTE = 1024 * 1024;

class Message implements Inflowing {
  expectedBytes: number;
  admissions = 0;
  drips = 0;

  constructor(expectedBytes = MEBIBYTE) {
    this.expectedBytes = expectedBytes;
  }

  admit(): void {
    this.admissions++;
  }

  drip(): void {
    this.drips++;
  }
}

function entered(inflow: Inflow, ...sizes: number[]): Message[] {
  const messages = sizes.map((bytes) => new Message(bytes));
  for (const message of messages) inflow.enter(message);
  return messages;
}

function admissions(messages: readonly Message[]): number[] {
  return messages.map((message) => message.admissions);
}

describe("large messages of one connection", () => {
  test("come two megabytes at a time, in the order of asking", () => {
    const inflow = new Inflow();
    const messages = entered(inflow, MEBIBYTE, MEBIBYTE, MEBIBYTE, MEBIBYTE);
    assert.deepEqual(admissions(messages), [1, 1, 0, 0]);
    assert.deepEqual(
      messages.map((message) => inflow.isWaiting(message)),
      [false, false, true, true],
    );
    inflow.leave(messages[1]!);
    assert.deepEqual(admissions(messages), [1, 1, 1, 0]);
    for (const message of messages) inflow.leave(message);
    assert.deepEqual(admissions(messages), [1, 1, 1, 1]);
  });

  test("come alone where one is larger than that, and small ones do not overtake it", () => {
    const inflow = new Inflow();
    const messages = entered(inflow, MEBIBYTE, 3 * MEBIBYTE, 1000);
    assert.deepEqual(admissions(messages), [1, 0, 0]);
    inflow.leave(messages[0]!);
    assert.deepEqual(admissions(messages), [1, 1, 0]);
    inflow.leave(messages[1]!);
    assert.deepEqual(admissions(messages), [1, 1, 1]);
    inflow.leave(messages[2]!);
  });

  test("hold up nobody when their stream ends before its turn", () => {
    const inflow = new Inflow();
    const messages = entered(inflow, 2 * MEBIBYTE, MEBIBYTE, MEBIBYTE);
    inflow.leave(messages[1]!);
    inflow.leave(messages[0]!);
    assert.deepEqual(admissions(messages), [1, 0, 1]);
    inflow.leave(messages[2]!);
  });

  test("go on in their own windows while those that were admitted do not come", { timeout: 60_000 }, async () => {
    const inflow = new Inflow();
    const messages = entered(inflow, 2 * MEBIBYTE, MEBIBYTE);
    while (messages[1]!.drips < 2) await sleep(5);
    assert.deepEqual(admissions(messages), [1, 0]);
    for (const message of messages) inflow.leave(message);
  });
});
