import assert from "node:assert/strict";
import { test } from "node:test";
import { vaultConfig } from "@keyward/provider-vault/config";
import { clusterForTests } from "../cluster-for-tests.ts";
import { only, rendered } from "./rendered.ts";

const { helmPath } = await clusterForTests();

for (const audience of ["vault", "https://vault.example.com:8200/v1", "a b"]) {
  test(`a token for ${audience} lies where the Vault backend reads it`, async () => {
    const objects = await rendered(helmPath, [`operator.tokenAudiences=${JSON.stringify([audience])}`]);
    const { spec } = only(objects, "Deployment", "keyward-operator").spec.template;
    const [{ name, mountPath, readOnly }] = spec.containers[0].volumeMounts;
    const volume = spec.volumes.find((it: { name: string }) => it.name === name);
    const [{ serviceAccountToken }] = volume.projected.sources;
    const { identity } = vaultConfig(
      { address: "https://vault.example.com", kubernetes: { role: "keyward", audience } },
      { development: false, timeoutMs: 1_000 },
    );
    assert.ok(readOnly && identity.kind === "kubernetes");
    assert.equal(`${mountPath}/${serviceAccountToken.path}`, identity.tokenFile);
    assert.equal(serviceAccountToken.audience, audience);
  });
}
