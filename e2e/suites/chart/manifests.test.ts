import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { generateManifests } from "@keyward/tools/generate/manifests";
import { kubectl } from "../../driver/kubectl.ts";
import { clusterForTests } from "../cluster-for-tests.ts";

const ROOT = join(import.meta.dirname, "../../..");
const NAMESPACE = "keyward-system";
const cluster = await clusterForTests();

describe("the plain manifests", () => {
  const { path, content } = generateManifests(ROOT, cluster.helmPath);

  it("are what the chart renders today", () => {
    assert.equal(readFileSync(join(ROOT, path), "utf8"), content, "run `npm run generate`");
  });

  it("speak of Helm nowhere", () => assert.doesNotMatch(content, /helm/i));

  it("are taken by the API server, field by field", { timeout: 300_000 }, async () => {
    // A dry run of what lies in a namespace needs the namespace.
    await kubectl(cluster, ["create", "namespace", NAMESPACE]);
    try {
      const apply = ["apply", "--server-side", "--dry-run=server", "--validate=strict", "--force-conflicts", "-f", "-"];
      const answer = await kubectl(cluster, apply, { stdin: content });
      assert.equal(answer.trim().split("\n").length, content.split("\n---\n").length - 1, answer);
    } finally {
      await kubectl(cluster, ["delete", "namespace", NAMESPACE, "--wait=false"]);
    }
  });
});
