import { readFileSync } from "node:fs";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { BlackBox } from "./black-box.ts";
import { isOurs } from "./config.ts";
import { Coverage } from "./engine/coverage.ts";
import { Executor } from "./engine/executor.ts";
import { LIMITS } from "./engine/limits.ts";
import { processorTimeMs } from "./engine/processor-time.ts";
import type { Report, WorkOrder } from "./messages.ts";
import { fuzzTarget } from "./slice.ts";
import { DEFAULT_MAX_BYTES } from "./target.ts";
import { loadTarget } from "./targets.ts";

// Runs the decoders: a process of its own, since one that hangs or dies cannot tell.
const order = JSON.parse(process.argv[2]!) as WorkOrder;
const stop = new AbortController();
process.on("message", () => stop.abort());
process.on("disconnect", () => process.exit(1));
// A terminal sends it to all; the parent decides.
process.on("SIGINT", () => {});

const blackBox = new BlackBox(order.blackBox, DEFAULT_MAX_BYTES);
if (order.replay === undefined) await fuzz();
else await replay(order.targets[0]!, order.replay);
process.removeAllListeners("disconnect");
process.disconnect?.();

async function fuzz(): Promise<void> {
  const coverage = new Coverage(isOurs);
  coverage.start();
  for (const [index, name] of order.targets.entries()) {
    if (stop.signal.aborted) return;
    const remainingMs = order.durationMs - performance.now();
    await fuzzTarget({
      name,
      target: await loadTarget(order.folder, name),
      durationMs: remainingMs / (order.targets.length - index),
      vectors: order.vectors,
      coverage,
      random: new SeededRandom(order.seed),
      stop: stop.signal,
      before: (input) => blackBox.write(index, input),
      report,
    });
  }
}

async function replay(name: string, file: string): Promise<void> {
  const input = readFileSync(file);
  const box = new BlackBox(order.blackBox, input.length);
  const options = { limits: LIMITS, now: processorTimeMs, before: (bytes: Uint8Array) => box.write(0, bytes) };
  const executor = new Executor(await loadTarget(order.folder, name), options);
  report({ type: "begin", target: name });
  const fault = await executor.run(input);
  if (fault !== undefined) report({ type: "find", target: name, fault, input: input.toString("base64") });
  report({ type: "end", target: name });
}

function report(said: Report): void {
  process.send?.(said);
}
