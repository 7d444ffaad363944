import { IDENTITY_VOLUME, SIDECAR_CONTAINER, SOCKET_VOLUME } from "@keyward/core/contract/names";
import { parsePod } from "../pod/parse-pod.ts";

/** @returns what the pod lacks of what Keyward adds, in words that follow "but"; undefined if nothing */
export function missingIn(object: unknown): string | undefined {
  const parsed = parsePod(object);
  if ("faults" in parsed) return `answered with something else: ${parsed.faults.join("; ")}`;
  const { spec } = parsed.pod;
  const sidecar = spec.initContainers?.[0];
  if (sidecar?.name !== SIDECAR_CONTAINER)
    return "gave it no sidecar: is the MutatingWebhookConfiguration keyward there?";
  if (sidecar.restartPolicy !== "Always")
    return "the sidecar lost its restartPolicy: another admission webhook strips it";
  const volumes = new Set((spec.volumes ?? []).map(({ name }) => name));
  const volume = [SOCKET_VOLUME, IDENTITY_VOLUME].find((name) => !volumes.has(name));
  if (volume !== undefined) return `volume ${volume} is missing`;
  const mounted = spec.containers.every((one) => one.volumeMounts?.some(({ name }) => name === SOCKET_VOLUME));
  return mounted ? undefined : "a container has no socket mount";
}
