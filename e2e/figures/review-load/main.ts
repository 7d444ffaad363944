import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { percentile } from "../percentile.ts";
import { runOpenLoop } from "./open-loop.ts";
import type { LoadReport } from "./report.ts";
import { ReviewClient } from "./review-client.ts";
import { reviewOf } from "./reviews.ts";

// Runs as a pod beside the webhook and prints one LoadReport.
const { values } = parseArgs({
  options: {
    address: { type: "string", default: "" },
    port: { type: "string", default: "" },
    "server-name": { type: "string", default: "" },
    "ca-base64": { type: "string", default: "" },
    path: { type: "string", default: "" },
    namespace: { type: "string", default: "" },
    profile: { type: "string", default: "" },
    rate: { type: "string", default: "200" },
    "warm-up-seconds": { type: "string", default: "5" },
    seconds: { type: "string", default: "30" },
  },
});
process.on("SIGTERM", () => process.exit(143));

using client = new ReviewClient({
  address: values.address,
  port: Number(values.port),
  serverName: values["server-name"],
  ca: Buffer.from(values["ca-base64"], "base64").toString("utf8"),
  path: values.path,
});
const clock = { nowMs: () => performance.now(), sleep: (durationMs: number) => sleep(durationMs) };
const run = (seconds: number) =>
  runOpenLoop({
    ratePerSecond: Number(values.rate),
    durationMs: seconds * 1000,
    clock,
    call: (number) => client.send(reviewOf(number, values)),
  });

const warmUp = await run(Number(values["warm-up-seconds"]));
const { latenciesMs, lateMs, failures } = await run(Number(values.seconds));
const all = [...warmUp.failures, ...failures];
const report: LoadReport = {
  answered: latenciesMs.length,
  failed: all.length,
  failures: all.slice(0, 5),
  ...(latenciesMs.length > 0 && {
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    maxMs: percentile(latenciesMs, 100),
  }),
  lateP99Ms: percentile(lateMs, 99),
};
console.log(JSON.stringify(report));
