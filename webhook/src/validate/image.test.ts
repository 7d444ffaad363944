import assert from "node:assert/strict";
import { it } from "node:test";
import { repositoryOf } from "./image.ts";

const cases: [image: string, repository: string][] = [
  ["keyward.dev/sidecar:0.1.0", "keyward.dev/sidecar"],
  ["keyward.dev/sidecar", "keyward.dev/sidecar"],
  ["registry.local:5000/keyward/sidecar:1", "registry.local:5000/keyward/sidecar"],
  ["registry.local:5000/keyward/sidecar", "registry.local:5000/keyward/sidecar"],
  ["keyward.dev/sidecar@sha256:0a", "keyward.dev/sidecar"],
  ["keyward.dev/sidecar:1@sha256:0a", "keyward.dev/sidecar"],
  ["", ""],
];

for (const [image, repository] of cases) {
  it(`the repository of "${image}" is "${repository}"`, () => assert.equal(repositoryOf(image), repository));
}
