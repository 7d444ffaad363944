import { LOG_LEVELS, type LogLevel } from "@keyward/core/contract/log-level";
import {
  BULK,
  COMPAT,
  CONTAINERS,
  HEALTH_PORT_ANNOTATION,
  INJECT,
  INJECTED,
  LOG_LEVEL,
  RESOURCE_ANNOTATIONS,
  SIDECAR_CONTAINER,
} from "@keyward/core/contract/names";
import { COMPATIBILITY_MOUNTS } from "@keyward/core/contract/paths";
import { SIDECAR_HEALTH_PORT } from "@keyward/core/contract/ports";
import { quote } from "@keyward/core/text/quote";
import { annotationOf, containersOf, type Pod } from "../pod/pod.ts";
import { bulkSize } from "./bulk-size.ts";
import type { InjectConfig } from "./inject-config.ts";
import { type SidecarResources, sidecarResources } from "./resources.ts";

/** What the pod's annotations ask for, defaults filled in. */
export interface Wishes {
  /** Names of the containers that get a socket, in the order in which they start. */
  readonly containers: readonly string[];
  /** Extra places where a chosen container finds its socket directory. */
  readonly compatPaths: readonly string[];
  readonly logLevel: LogLevel;
  readonly healthPort: number;
  readonly resources: SidecarResources;
  /** Kubernetes quantity: size of the volume for bulk data; undefined: none. */
  readonly bulk: string | undefined;
}

const PREFIX = "keyward.dev/";
const KNOWN = [
  INJECT,
  CONTAINERS,
  COMPAT,
  LOG_LEVEL,
  HEALTH_PORT_ANNOTATION,
  BULK,
  ...Object.values(RESOURCE_ANNOTATIONS),
];
/** Lower ports need a capability that the sidecar does not have. */
const PORTS = { least: 1024, most: 65535 };

/** Reads the annotations. Where faults are appended, the result is not to be used. */
export function wishesOf(pod: Pod, config: InjectConfig, faults: string[]): Wishes {
  refuseUnknown(pod, faults);
  return {
    containers: chosenContainers(pod, faults),
    compatPaths: compatPaths(pod, faults),
    logLevel: logLevel(pod, config.logLevel, faults),
    healthPort: healthPort(pod, faults),
    resources: sidecarResources(pod, config.resources, faults),
    bulk: bulkSize(pod, config.bulkLimit, faults),
  };
}

/** A misspelt `containers` would hand the socket to every container, so no key of ours is passed over. */
function refuseUnknown(pod: Pod, faults: string[]): void {
  const known = new Set([...KNOWN, INJECTED]);
  for (const key of Object.keys(pod.metadata?.annotations ?? {})) {
    if (!key.startsWith(PREFIX) || known.has(key)) continue;
    faults.push(`annotation ${quote(key)} is unknown; there are ${KNOWN.join(", ")}`);
  }
}

function chosenContainers(pod: Pod, faults: string[]): readonly string[] {
  const all = containersOf(pod)
    .map((container) => container.name)
    .filter((name) => name !== SIDECAR_CONTAINER);
  const wish = annotationOf(pod, CONTAINERS);
  if (wish === undefined) return all;
  const listed = new Set(listIn(wish));
  const unknown = [...listed].filter((name) => !all.includes(name));
  if (listed.size === 0) faults.push(`annotation ${CONTAINERS} names no container; the pod has ${all.join(", ")}`);
  if (unknown.length > 0) {
    faults.push(`annotation ${CONTAINERS} names ${quoteAll(unknown)}; the pod has ${all.join(", ")}`);
  }
  return all.filter((name) => listed.has(name));
}

function compatPaths(pod: Pod, faults: string[]): readonly string[] {
  const paths = new Set<string>();
  for (const name of listIn(annotationOf(pod, COMPAT) ?? "")) {
    const path = COMPATIBILITY_MOUNTS.get(name);
    if (path !== undefined) paths.add(path);
    else
      faults.push(
        `annotation ${COMPAT} names ${quote(name)}; there are ${[...COMPATIBILITY_MOUNTS.keys()].join(", ")}`,
      );
  }
  return [...paths];
}

function logLevel(pod: Pod, fallback: LogLevel, faults: string[]): LogLevel {
  const wish = annotationOf(pod, LOG_LEVEL) ?? fallback;
  const level = LOG_LEVELS.find((known) => known === wish);
  if (level === undefined) faults.push(`annotation ${LOG_LEVEL} is ${quote(wish)}; there are ${LOG_LEVELS.join(", ")}`);
  return level ?? fallback;
}

function healthPort(pod: Pod, faults: string[]): number {
  const wish = annotationOf(pod, HEALTH_PORT_ANNOTATION);
  if (wish === undefined) return SIDECAR_HEALTH_PORT;
  const port = /^[0-9]{1,5}$/.test(wish) ? Number(wish) : Number.NaN;
  if (port >= PORTS.least && port <= PORTS.most) return port;
  const rule = `expected a port from ${PORTS.least} to ${PORTS.most}`;
  faults.push(`annotation ${HEALTH_PORT_ANNOTATION} is ${quote(wish)}: ${rule}`);
  return SIDECAR_HEALTH_PORT;
}

function listIn(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function quoteAll(names: readonly string[]): string {
  return names.slice(0, 5).map(quote).join(", ");
}
