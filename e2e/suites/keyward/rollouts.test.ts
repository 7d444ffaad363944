import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { describe, it } from "node:test";
import { WEBHOOK_PORT } from "@keyward/core/contract/ports";
import { eventually } from "../../driver/eventually.ts";
import { kubectl } from "../../driver/kubectl.ts";
import { PodCreator } from "../../driver/pod-creator.ts";
import { servedCertificate } from "../../driver/served-certificate.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { useKeyward } from "./fixture.ts";
import { profile } from "./manifests.ts";
import { listPods } from "./pods.ts";

describe("the webhook changes while pods are created without pause", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const inKeyward = (...args: string[]) =>
    kubectl(fixture.cluster, [...args, `--namespace=${KEYWARD_NAMESPACE}`], { timeoutMs: 310_000 });

  it("20 roll-outs: no creation fails", async () => {
    await using creator = await PodCreator.start(fixture.cluster, fixture.namespace);
    for (let round = 0; round < 20; round++) {
      await inKeyward("rollout", "restart", "deployment/keyward-webhook");
      await inKeyward("rollout", "status", "deployment/keyward-webhook", "--timeout=300s");
    }
    const { created, failures } = await creator.stop();
    assert.deepEqual(failures, []);
    assert.ok(created > 100, `only ${created} pods were created meanwhile`);
  });

  it("a rotation of certificate and authority, without a restart: no creation fails", async () => {
    const published = async () =>
      new X509Certificate(
        Buffer.from(await inKeyward("get", "secret/keyward-webhook-tls", "-o", "jsonpath={.data.tls\\.crt}"), "base64"),
      ).fingerprint256;
    const served = async () =>
      (await servedCertificate(fixture.cluster, KEYWARD_NAMESPACE, "keyward-webhook", WEBHOOK_PORT)).fingerprint256;
    const before = await published();
    await using creator = await PodCreator.start(fixture.cluster, fixture.namespace);
    await inKeyward("annotate", "secret/keyward-webhook-ca", "keyward.dev/rotate=now", "--overwrite");
    await eventually("a new serving certificate", async () => (await published()) !== before, 300_000);
    await eventually("the webhook to serve it", async () => (await served()) === (await published()), 300_000);
    await creator.atLeast(200);
    const { failures } = await creator.stop();
    assert.deepEqual(failures, []);
    const pods = await listPods(fixture.cluster, KEYWARD_NAMESPACE, "app.kubernetes.io/component=webhook");
    assert.ok(pods.length >= 2);
    for (const { status } of pods) assert.equal(status.containerStatuses?.[0]?.restartCount, 0);
  });
});
