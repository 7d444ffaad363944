#!/usr/bin/env node
import { basename } from "node:path";
import { describeError } from "./cli-error.ts";
import { createProgram } from "./program.ts";

// kubectl finds its plugins by name: kubectl-keyward is `kubectl keyward`.
const called = basename(process.argv[1] ?? "").startsWith("kubectl-") ? "kubectl keyward" : "keyward";
const streams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

try {
  await createProgram(called, streams).parseAsync(process.argv);
} catch (error) {
  streams.err(`${called}: ${describeError(error)}\n`);
  process.exitCode = 1;
}
