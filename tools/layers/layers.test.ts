import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { LAYERS } from "./layers.ts";

const repository = join(import.meta.dirname, "..", "..");
const cruiser = join(repository, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const config = join(repository, "tools/layers/dependency-cruiser.config.mjs");

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

function violations(root: string, folders: readonly string[]): Violation[] {
  const run = spawnSync(process.execPath, [cruiser, "--config", config, "--output-type", "json", ...folders], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  assert.notEqual(run.stdout, "", run.stderr);
  return JSON.parse(run.stdout).summary.violations;
}

describe("the layer graph", () => {
  it("holds in this repository", () => {
    const folders = [...new Set(LAYERS.map((layer) => layer.folder.split("/")[0] as string))];
    assert.deepEqual(violations(repository, folders), []);
  });

  describe("in a tree with one breach of each kind", () => {
    const breaches: [sentence: string, file: string, text: string, rule: string][] = [
      ["core may import nothing", "core/src/a.ts", 'import "../../crds/src/b.ts";', "layer-core"],
      ["a type import counts", "core/src/c.ts", 'import type { X } from "../../proto/src/d.ts";', "layer-core"],
      ["a dynamic import counts", "core/src/e.ts", 'await import("../../kube/src/f.ts");', "layer-core"],
      ["a program never imports another", "webhook/src/a.ts", 'import "../../operator/src/b.ts";', "layer-webhook"],
      [
        "the sidecar gets the light half of kube only",
        "sidecar/src/a.ts",
        'import "../../kube/src/b.ts";',
        "layer-sidecar",
      ],
      [
        "only main.ts chooses providers",
        "sidecar/src/c.ts",
        'import "../../providers/software/src/d.ts";',
        "layer-sidecar",
      ],
      ["the light half stays light", "kube/src/watch/a.ts", 'import "../client/b.ts";', "layer-kube-src-watch"],
      ["nothing imports e2e", "operator/src/c.ts", 'import "../../e2e/d.ts";', "layer-operator"],
      [
        "client-node is for kube alone",
        "operator/src/e.ts",
        'import "@kubernetes/client-node";',
        "package-@kubernetes-client-node",
      ],
      ["two files may not import each other", "core/src/g.ts", 'import "./h.ts";', "no-cycle"],
      ["an import must lead somewhere", "core/src/i.ts", 'import "./nowhere.ts";', "resolvable"],
    ];
    const permitted: [sentence: string, file: string, text: string][] = [
      [
        "main.ts of the sidecar may choose a provider",
        "sidecar/src/main.ts",
        'import "../../providers/software/src/d.ts";',
      ],
      ["the sidecar may import the light half of kube", "sidecar/src/e.ts", 'import "../../kube/src/watch/c.ts";'],
      ["kube may import its own light half", "kube/src/g.ts", 'import "./watch/c.ts";'],
    ];
    let root: string;
    let found: Violation[];

    before(() => {
      root = mkdtempSync(join(tmpdir(), "layers-"));
      symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
      for (const target of [
        "crds/src/b",
        "proto/src/d",
        "kube/src/f",
        "kube/src/b",
        "operator/src/b",
        "e2e/d",
        "kube/src/client/b",
      ])
        write(target);
      for (const target of ["providers/software/src/d", "kube/src/watch/c"]) write(target);
      writeAt("core/src/h.ts", 'import "./g.ts";');
      for (const [, file, text] of [...breaches, ...permitted]) writeAt(file, text);
      found = violations(root, ["core", "crds", "proto", "kube", "providers", "sidecar", "operator", "webhook", "e2e"]);
    });
    after(() => rmSync(root, { recursive: true }));

    const write = (target: string) => writeAt(`${target}.ts`, "export type X = string;");
    const writeAt = (file: string, text: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    };

    for (const [sentence, file, , rule] of breaches) {
      it(`sees that ${sentence}`, () => {
        assert.ok(
          found.some((one) => one.from === file && one.rule.name === rule),
          JSON.stringify(found.map((one) => [one.from, one.rule.name])),
        );
      });
    }
    for (const [sentence, file] of permitted) {
      it(`knows that ${sentence}`, () =>
        assert.deepEqual(
          found.filter((one) => one.from === file),
          [],
        ));
    }
  });
});
