import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventually } from "../../install/eventually.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { kubectl } from "../../install/kubectl.ts";
import { PodCreator } from "../../install/pod-creator.ts";
import { useKeyward } from "./fixture.ts";
import { profile } from "./manifests.ts";

describe("the webhook changes while pods are created without pause", () => {
  const fixture = useKeyward({ manifests: (namespace) => profile(namespace, "payments") });
  const inKeyward = (...args: string[]) =>
    kubectl(fixture.cluster, [...args, `--namespace=${KEYWARD_NAMESPACE}`], { timeoutMs: 130_000 });

  it("20 roll-outs: no creation fails", async () => {
    await using creator = await PodCreator.start(fixture.cluster, fixture.namespace);
    for (let round = 0; round < 20; round++) {
      await inKeyward("rollout", "restart", "deployment/keyward-webhook");
      await inKeyward("rollout", "status", "deployment/keyward-webhook", "--timeout=120s");
    }
    const { created, failures } = await creator.stop();
    assert.deepEqual(failures, []);
    assert.ok(created > 100, `only ${created} pods were created meanwhile`);
  });

  it("a rotation of certificate and authority: no creation fails", async () => {
    const servingCertificate = async () =>
      (await inKeyward("get", "secret/keyward-webhook-tls", "-o", "jsonpath={.data.tls\\.crt}")).trim();
    const before = await servingCertificate();
    await using creator = await PodCreator.start(fixture.cluster, fixture.namespace);
    await inKeyward("annotate", "secret/keyward-webhook-ca", "keyward.dev/rotate=now", "--overwrite");
    await eventually("a new serving certificate", async () => (await servingCertificate()) !== before, 180_000);
    await creator.atLeast(200);
    const { failures } = await creator.stop();
    assert.deepEqual(failures, []);
  });
});
