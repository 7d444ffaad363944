import { versionOf } from "../plan/changes.ts";
import type { KeyStep } from "../plan/plan.ts";
import type { SeenKey } from "../plan/seen-key.ts";

/** Work of a backend; it takes as long as the backend does. */
export type BackendStep = Extract<KeyStep, { act: "make" | "check" | "disable" | "destroy" }>;

export function isBackendStep(step: KeyStep): step is BackendStep {
  return step.act === "make" || step.act === "check" || step.act === "disable" || step.act === "destroy";
}

/** What the step is, for BackendJobs: another step of the same key takes its place. */
export function idOf({ key }: SeenKey, step: BackendStep): string {
  const number = step.act === "make" ? key.status?.pending?.version : step.version;
  return `${key.metadata.uid}/${step.act}/${number}`;
}

/** The backend, for BackendJobs: steps of one wait for none of another. */
export function laneOf({ key }: SeenKey, step: BackendStep): string {
  const { pending } = key.status ?? {};
  const backend = step.act === "make" ? pending?.backend : versionOf(key.status, step.version)?.backend;
  return backend?.kind === "KeyBackend"
    ? `${key.metadata.namespace}/${backend.name}`
    : `${backend?.kind}/${backend?.name}`;
}
