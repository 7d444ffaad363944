import { execFileSync } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { parseAllDocuments, stringify } from "yaml";
import type { GeneratedFile } from "./crds/generated-file.ts";

const NAMESPACE = "keyward-system";
const HEADER = `# Code generated from charts/keyward by tools/generate/manifests.ts; do not edit.
# Keyward with the chart's default values: kubectl apply --server-side -f keyward.yaml
`;
/** The order in which they are applied; what is not named comes in between. Webhooks last: nothing waits for them yet. */
const FIRST = ["Namespace", "CustomResourceDefinition", "ServiceAccount", "ClusterRole", "ClusterRoleBinding"];
const LAST = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

interface Manifest {
  readonly kind: string;
  readonly metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  readonly spec?: { template?: Manifest };
}

/** @returns helm's path: the one that the test cluster's cache has, or the one in PATH; undefined if there is none */
export function findHelm(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const cache = join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "programs");
  const cached = globSync("helm-*/helm", { cwd: cache }).map((path) => join(cache, path));
  const inPath = (env.PATH ?? "").split(delimiter).map((folder) => join(folder, "helm"));
  return [...cached, ...inPath].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/**
 * The chart with its default values as plain manifests, for people without Helm.
 * @param root the repository
 */
export function generateManifests(root: string, helm: string): GeneratedFile {
  const args = ["template", "keyward", join(root, "charts/keyward"), "--namespace", NAMESPACE, "--no-hooks"];
  const rendered = execFileSync(helm, args, { encoding: "utf8", maxBuffer: 16 * 1024 * 1024, timeout: 60_000 });
  const manifests = parseAllDocuments(rendered)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null)
    .map(withoutHelm);
  const ordered = [namespace(), ...manifests].sort((one, other) => rank(one) - rank(other) || byName(one, other));
  const documents = ordered.map((manifest) => stringify(manifest, { lineWidth: 0 }));
  return { path: "deploy/keyward.yaml", content: `${HEADER}---\n${documents.join("---\n")}` };
}

function namespace(): Manifest {
  const labels = {
    "app.kubernetes.io/name": "keyward",
    "pod-security.kubernetes.io/enforce": "restricted",
  };
  return { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE, labels } } as Manifest;
}

/** Nobody manages these objects by Helm, and a label that says so would make Helm adopt them. */
function withoutHelm(manifest: Manifest): Manifest {
  for (const { metadata } of [manifest, manifest.spec?.template ?? manifest]) {
    delete metadata.labels?.["app.kubernetes.io/managed-by"];
    delete metadata.labels?.["helm.sh/chart"];
    delete metadata.annotations?.["helm.sh/resource-policy"];
    if (metadata.annotations && Object.keys(metadata.annotations).length === 0) delete metadata.annotations;
  }
  return manifest;
}

function rank({ kind }: Manifest): number {
  if (FIRST.includes(kind)) return FIRST.indexOf(kind);
  return FIRST.length + (LAST.includes(kind) ? 1 + LAST.indexOf(kind) : 0);
}

function byName(one: Manifest, other: Manifest): number {
  const [left, right] = [one, other].map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
