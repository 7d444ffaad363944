import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "@keyward/kube/watch/clock";
import { Metrics } from "../serve/metrics.ts";
import { showQueues } from "./gauges.ts";
import { createController } from "./observed-controller.ts";

test("a queue is shown under the name that its reconciles are counted by", async () => {
  const metrics = new Metrics(false);
  const log = { debug() {}, info() {}, warn() {}, error() {}, watch() {} };
  const reconcile = () => Promise.resolve(undefined);
  const controller = createController({ clock: systemClock, metrics, log }, { name: "crypto-key", reconcile });
  controller.enqueue("shop/orders");
  showQueues(metrics, [controller]);
  assert.match(await metrics.registry.metrics(), /^keyward_queue_depth\{controller="crypto-key"\} 1$/m);
});
