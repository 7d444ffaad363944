import { join } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";
import { type Kind, readKinds } from "./kind.ts";
import { manifest } from "./manifest.ts";
import { referencePage } from "./reference-page.ts";
import { ruleTreeCode } from "./rule-tree.ts";
import { validatorCode } from "./validator-code.ts";

/** Folders that hold nothing but files of this generator; whatever else lies there is stale. */
export const OWNED_FOLDERS = ["crds/manifests", "crds/src/gen", "docs/reference", "charts/keyward/files/crds"] as const;

/**
 * Everything that follows from crds/src/types: manifests (and the chart's identical copies), validators, rule trees and
 * the API reference. Pure in the sources: the same types give the same bytes.
 * @param root the repository
 * @throws SourceError with file and line where a type or a tag cannot be generated from
 */
export async function generateCrds(root: string): Promise<GeneratedFile[]> {
  const kinds = readKinds(join(root, "crds/src/types"));
  const files = await Promise.all(kinds.map((kind) => filesOf(kind, root)));
  return files.flat();
}

async function filesOf(kind: Kind, root: string): Promise<GeneratedFile[]> {
  const yaml = manifest(kind);
  const file = kebabCase(kind.kind);
  return [
    { path: `crds/manifests/${kind.plural}.yaml`, content: yaml },
    { path: `charts/keyward/files/crds/${kind.plural}.yaml`, content: yaml },
    { path: `crds/src/gen/${file}-validator.ts`, content: await validatorCode(kind, root) },
    { path: `crds/src/gen/${file}-rules.ts`, content: ruleTreeCode(kind) },
    { path: `docs/reference/${file}.md`, content: referencePage(kind) },
  ];
}

function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
