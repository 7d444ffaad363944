import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, podTemplate, profile } from "./manifests.ts";
import { isReady, listPods, type SeenPod, whenPhase } from "./pods.ts";

const INJECT = { "keyward.dev/inject": "payments" };

describe("every kind of workload gets its socket by annotation", () => {
  const fixture = useKeyward({ restricted: true, manifests: (namespace) => profile(namespace, "payments") });
  const template = (restartPolicy: "Always" | "OnFailure" | "Never", app: string, args: string[]) =>
    `{${podTemplate({ annotations: INJECT, labels: { app }, restartPolicy, containers: [container({ args })] })}}`;

  /** The pods of `app`, once there are `count` and each passes `accept`. */
  const podsOf = (app: string, count: number, accept: (seen: SeenPod) => boolean) =>
    eventually(
      `${count} pods of ${app}`,
      async () => {
        const pods = await listPods(fixture.cluster, fixture.namespace, `app=${app}`);
        return pods.length === count && pods.every(accept) && pods;
      },
      180_000,
    );

  const succeeded = (seen: SeenPod) => seen.status.phase === "Succeeded";

  it("a bare pod that hashes once completes, and its sidecar with it", async () => {
    await apply(
      fixture.cluster,
      pod(fixture.namespace, "bare", {
        annotations: INJECT,
        restartPolicy: "Never",
        containers: [container({ args: ["hash"] })],
      }),
    );
    const seen = await whenPhase(fixture.cluster, fixture.namespace, "bare", "Succeeded");
    assert.equal(seen.spec.initContainers?.[0]?.name, "keyward");
    assert.equal(seen.spec.initContainers?.[0]?.restartPolicy, "Always");
    const answer = JSON.parse(
      await kubectl(fixture.cluster, ["logs", "bare", `--namespace=${fixture.namespace}`, "--container=app"]),
    );
    assert.equal(answer.algorithm, "SHA3-512");
    assert.equal(answer.digest.length, 128);
  });

  it("a Job completes", async () => {
    await apply(
      fixture.cluster,
      `{apiVersion: batch/v1, kind: Job, metadata: {name: once, namespace: ${fixture.namespace}}, spec: {template: ${template("Never", "job", ["hash"])}}}`,
    );
    await podsOf("job", 1, succeeded);
    await eventually("the job to be complete", async () => {
      const job = await getJson<{ status: { succeeded?: number } }>(fixture.cluster, [
        "job/once",
        `--namespace=${fixture.namespace}`,
      ]);
      return job.status.succeeded === 1;
    });
  });

  it("a Job of a CronJob completes", async () => {
    // Suspended: the hour may strike while this runs, and then there would be two.
    await apply(
      fixture.cluster,
      `{apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly, namespace: ${fixture.namespace}}, spec: {suspend: true, schedule: "0 3 * * *", jobTemplate: {spec: {template: ${template("OnFailure", "cron", ["hash"])}}}}}`,
    );
    await kubectl(fixture.cluster, [
      "create",
      "job",
      "tonight",
      "--from=cronjob/nightly",
      `--namespace=${fixture.namespace}`,
    ]);
    await podsOf("cron", 1, succeeded);
  });

  it("a Deployment becomes available", async () => {
    await apply(
      fixture.cluster,
      `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ${fixture.namespace}}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: ${template("Always", "web", ["loop"])}}}`,
    );
    await podsOf("web", 2, isReady);
  });

  it("a StatefulSet becomes ready", async () => {
    await apply(
      fixture.cluster,
      `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: ledger, namespace: ${fixture.namespace}}, spec: {serviceName: ledger, replicas: 2, selector: {matchLabels: {app: ledger}}, template: ${template("Always", "ledger", ["loop"])}}}`,
    );
    await podsOf("ledger", 2, isReady);
  });

  it("an Event on the owner says that the pod was injected", async () => {
    await eventually("an Injected event", async () => {
      const events = await kubectl(fixture.cluster, [
        "get",
        "events",
        `--namespace=${fixture.namespace}`,
        "-o",
        'jsonpath={range .items[*]}{.reason} {.involvedObject.kind}{"\\n"}{end}',
      ]);
      return /^Injected (ReplicaSet|Deployment|StatefulSet|Job|Pod)$/m.test(events);
    });
  });
});
