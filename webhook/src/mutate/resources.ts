import { RESOURCE_ANNOTATIONS } from "@keyward/core/contract/names";
import { quote } from "@keyward/core/text/quote";
import { annotationOf, type Pod } from "../pod/pod.ts";
import { amountOf } from "./amount.ts";

/** Kubernetes quantities. Without a CPU limit on purpose: it would throttle the start. */
export interface SidecarResources {
  readonly cpuRequest: string;
  readonly cpuLimit: string | undefined;
  readonly memoryRequest: string;
  readonly memoryLimit: string | undefined;
}

type Part = keyof typeof RESOURCE_ANNOTATIONS;
type Given = { [K in Part]?: string };

/** Node alone holds 42 MB; a sidecar that may have less than this is killed at its start, again and again. */
const LEAST_MEMORY_LIMIT = "64Mi";

/** What the pod's annotations make of the defaults; faults are appended. */
export function sidecarResources(pod: Pod, defaults: SidecarResources, faults: string[]): SidecarResources {
  const given: Given = {};
  for (const [part, key] of Object.entries(RESOURCE_ANNOTATIONS)) {
    const value = annotationOf(pod, key);
    if (value === undefined) continue;
    if ((amountOf(value) ?? 0) > 0) given[part as Part] = value;
    else faults.push(`annotation ${key} is ${quote(value)}: expected a quantity above zero, such as 50m or 128Mi`);
  }
  const least = amountOf(LEAST_MEMORY_LIMIT) ?? 0;
  if (given.memoryLimit !== undefined && (amountOf(given.memoryLimit) ?? 0) < least) {
    const key = RESOURCE_ANNOTATIONS.memoryLimit;
    faults.push(`annotation ${key} is ${quote(given.memoryLimit)}: the sidecar needs at least ${LEAST_MEMORY_LIMIT}`);
  }
  const cpu = fit("cpu", given, { request: defaults.cpuRequest, limit: defaults.cpuLimit }, faults);
  const memory = fit("memory", given, { request: defaults.memoryRequest, limit: defaults.memoryLimit }, faults);
  return {
    cpuRequest: cpu.request,
    cpuLimit: cpu.limit,
    memoryRequest: memory.request,
    memoryLimit: memory.limit,
  };
}

interface Range {
  readonly request: string;
  readonly limit: string | undefined;
}

/** A value that was given draws the default of the other one along; two that were given must fit each other. */
function fit(resource: "cpu" | "memory", given: Given, defaults: Range, faults: string[]): Range {
  const [requestPart, limitPart] = [`${resource}Request`, `${resource}Limit`] as const;
  const request = given[requestPart] ?? defaults.request;
  const limit = given[limitPart] ?? defaults.limit;
  if (limit === undefined || (amountOf(request) ?? 0) <= (amountOf(limit) ?? 0)) return { request, limit };
  if (given[requestPart] !== undefined && given[limitPart] !== undefined) {
    const keys = [RESOURCE_ANNOTATIONS[requestPart], RESOURCE_ANNOTATIONS[limitPart]];
    faults.push(`annotation ${keys[0]} (${request}) is above annotation ${keys[1]} (${limit})`);
  }
  return given[limitPart] === undefined ? { request, limit: request } : { request: limit, limit };
}
