import { SIDECAR_CONTAINER } from "@keyward/core/contract/names";
import { parseSidecarArgs, renderSidecarArgs, type SidecarArgs } from "@keyward/core/contract/sidecar-args";
import { type Container, containersOf, type Pod } from "../pod/pod.ts";
import { containerConflicts } from "./conflicts.ts";
import { type PatchOperation, pointer } from "./json-patch.ts";
import { mountPatch } from "./volumes.ts";
import type { Wishes } from "./wishes.ts";

/**
 * What a second round has to add: sockets for containers that another webhook put in after the first one. Nothing else of
 * the sidecar is touched, as it may be of another version. Init containers in front of it would wait for it in vain.
 */
export function lateContainersPatch(pod: Pod, wishes: Wishes, faults: string[]): PatchOperation[] {
  const list = pod.spec.initContainers ?? [];
  const at = list.findIndex(({ name }) => name === SIDECAR_CONTAINER);
  const args = parsedArgs(list[at]);
  if (args === undefined) return [];
  const reachable = new Set([...list.slice(at + 1), ...pod.spec.containers].map(({ name }) => name));
  const late = wishes.containers.filter((name) => reachable.has(name) && !args.containers.includes(name));
  const serve = late.length === 0 ? undefined : argumentPatch(at, list[at], args, late);
  if (serve === undefined) return [];
  faults.push(
    ...containerConflicts(
      containersOf(pod).filter(({ name }) => late.includes(name)),
      wishes,
    ),
  );
  const extras = { compatPaths: wishes.compatPaths, hasBulk: args.bulkDir !== "" };
  return [...mountPatch(pod, late, extras), serve];
}

/** Replaces the one argument that changes; the order of options is free. */
function argumentPatch(
  at: number,
  sidecar: Container | undefined,
  args: SidecarArgs,
  late: readonly string[],
): PatchOperation | undefined {
  const before = renderSidecarArgs(args);
  const after = renderSidecarArgs({ ...args, containers: [...args.containers, ...late] });
  const changed = before.findIndex((argument, index) => argument !== after[index]);
  const index = (sidecar?.args ?? []).indexOf(before[changed] ?? "");
  if (index === -1) return undefined;
  return { op: "replace", path: pointer("spec", "initContainers", at, "args", index), value: after[changed] };
}

/** @returns undefined where the arguments are not ours; the validating review says so */
function parsedArgs(sidecar: Container | undefined): SidecarArgs | undefined {
  try {
    return parseSidecarArgs(sidecar?.args ?? []);
  } catch {
    return undefined;
  }
}
