import { test as nodeTest, type TestContext, type TestOptions } from "node:test";
import type { GrpcFront } from "../grpc-front.ts";

/** Sentences of tests that a front fails, each with what it cannot do. */
export type Differences = ReadonlyMap<string, string>;

type TestBody = (t: TestContext) => void | Promise<void>;

/** Of a test that is known to fail: some wait for what never comes, and a timeout of the runner is no failure to it. */
const DIFFERENCE_MS = 2_000;

let front: GrpcFront = "node";
let differences: Differences = new Map();
const seen = new Set<string>();

/** Makes the servers of the tests that follow in this process speak HTTP/2 in that way. */
export function useFront(chosen: GrpcFront, known: Differences = new Map()): void {
  front = chosen;
  differences = known;
}

export function frontUnderTest(): GrpcFront {
  return front;
}

/** A test of the suite that every front is held to. One that is known to fail runs all the same, and must fail. */
export function test(sentence: string, ...rest: [TestBody] | [TestOptions, TestBody]): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const expectFailure = differences.get(sentence);
  if (expectFailure === undefined) {
    void nodeTest(sentence, options, body);
    return;
  }
  seen.add(sentence);
  void nodeTest(sentence, { ...options, expectFailure }, (t) => inTime(body(t)));
}

async function inTime(outcome: void | Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("the test waits for what does not come")), DIFFERENCE_MS);
  await Promise.race([outcome, late.promise]).finally(() => clearTimeout(timer));
}

/** @returns sentences of differences that no test has */
export function strayDifferences(): string[] {
  return [...differences.keys()].filter((sentence) => !seen.has(sentence));
}
