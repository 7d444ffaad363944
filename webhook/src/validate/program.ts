import { BULK_VOLUME, IDENTITY_VOLUME, SOCKET_VOLUME } from "@keyward/core/contract/names";
import { BULK_DIR, HEALTH_PROBE, IDENTITY_DIR, VOLUME_DIR } from "@keyward/core/contract/paths";
import { parseSidecarArgs, type SidecarArgs } from "@keyward/core/contract/sidecar-args";
import { quote } from "@keyward/core/text/quote";
import type { VolumeMount } from "../pod/pod.ts";
import type { Check } from "./check.ts";
import { repositoryOf } from "./image.ts";

/** Where the sidecar has our volumes. */
const PLACES: ReadonlyMap<string, string> = new Map([
  [SOCKET_VOLUME, VOLUME_DIR],
  [IDENTITY_VOLUME, IDENTITY_DIR],
  [BULK_VOLUME, BULK_DIR],
]);
/** Variables by which node, OpenSSL and the dynamic loader run someone else's code. */
const CODE_VARIABLES = /^(NODE_|LD_|OPENSSL_|SSL_CERT_)/;
/** Where other admission webhooks put their mounts in every container: cloud identities, corporate CAs, time zones. */
const HARMLESS_MOUNTS = /^\/(var\/run\/secrets\/|run\/secrets\/|etc\/ssl\/certs|etc\/pki\/|etc\/localtime$)/;

const imageIsOurs: Check = ({ sidecar, repositories }) => {
  if (repositories.has(repositoryOf(sidecar.image ?? ""))) return undefined;
  return `the sidecar's image is ${quote(sidecar.image ?? "")}, expected one of ${[...repositories].join(", ")}`;
};

const commandIsTheImages: Check = ({ sidecar }) =>
  (sidecar.command ?? []).length === 0 ? undefined : "the sidecar has a command of its own: remove it";

const argumentsNameTheProfile: Check = ({ sidecar, profile, pod }) => {
  const args = parsedArgs(sidecar.args ?? []);
  if (typeof args === "string") return `the sidecar's arguments are not Keyward's: ${args}`;
  if (args.profile !== profile) {
    const fix = `remove the container, and Keyward injects it anew`;
    return `the sidecar serves profile ${quote(args.profile)}, but the pod asks for ${quote(profile)}: ${fix}`;
  }
  const names = new Set([...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(({ name }) => name));
  const missing = args.containers.filter((name) => !names.has(name));
  return missing.length > 0
    ? `the sidecar serves container ${quote(missing[0] ?? "")}, which the pod lacks`
    : undefined;
};

const environmentRunsNoForeignCode: Check = ({ sidecar }) => {
  if ((sidecar.envFrom ?? []).length > 0) return "the sidecar takes variables from envFrom: remove it";
  const found = (sidecar.env ?? []).find(({ name }) => CODE_VARIABLES.test(name ?? ""));
  return found && `the sidecar has the variable ${quote(found.name ?? "")}, which can change its program: remove it`;
};

const probesAndHooksRunNothing: Check = ({ sidecar }) => {
  const probes = [sidecar.startupProbe, sidecar.livenessProbe, sidecar.readinessProbe];
  if (probes.some((probe) => probe?.exec)) return "a probe of the sidecar runs a command: remove it";
  const { postStart, preStop } = sidecar.lifecycle ?? {};
  const foreign = postStart && postStart.exec?.command?.[0] !== HEALTH_PROBE;
  return foreign || preStop ? "the sidecar has a lifecycle hook that is not Keyward's: remove it" : undefined;
};

const mountsCoverNoPartOfTheImage: Check = ({ sidecar }) => {
  const foreign = (sidecar.volumeMounts ?? []).find((mount) => !isHarmless(mount));
  return foreign && `the sidecar mounts volume ${quote(foreign.name)} at ${quote(foreign.mountPath)}: remove the mount`;
};

/** Ours only at their places: applications write to one of them. */
function isHarmless({ name, mountPath }: VolumeMount): boolean {
  const place = PLACES.get(name);
  if (place !== undefined) return mountPath === place;
  return HARMLESS_MOUNTS.test(mountPath) && !mountPath.includes("..");
}

/** The sidecar runs our program and nothing else. */
export const PROGRAM: readonly Check[] = [
  imageIsOurs,
  commandIsTheImages,
  argumentsNameTheProfile,
  environmentRunsNoForeignCode,
  probesAndHooksRunNothing,
  mountsCoverNoPartOfTheImage,
];

function parsedArgs(args: readonly string[]): SidecarArgs | string {
  try {
    return parseSidecarArgs(args);
  } catch (error) {
    return (error as Error).message;
  }
}
