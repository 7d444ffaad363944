import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "../cluster/provider.ts";
import { getJson } from "../driver/kubectl.ts";
import type { Narrator } from "./narrator.ts";

/** Namespace of everything that the demo makes. */
export const NAMESPACE = "shop";

/** Where a chapter happens, and whom it tells. */
export interface Scene {
  readonly cluster: Cluster;
  readonly narrator: Narrator;
}

/** The text of a file in `manifests`. */
export function manifest(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, "manifests", name), "utf8");
}

/** @param object as kubectl takes it, `cryptoprofile/payments`. @returns status of its condition Ready, if it has one */
export async function readiness(cluster: Cluster, object: string): Promise<string | undefined> {
  const seen = await getJson<{ status?: { conditions?: { type: string; status: string }[] } }>(cluster, [
    object,
    `--namespace=${NAMESPACE}`,
  ]);
  return seen.status?.conditions?.find((one) => one.type === "Ready")?.status;
}
