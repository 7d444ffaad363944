import type { Pod } from "./pod.ts";
import { flag, listOf, objectOf, type Shape, text, textMap, wholeNumber } from "./shape.ts";

const volumeMount = objectOf({ name: text, mountPath: text }, { subPath: text, subPathExpr: text, readOnly: flag });

const probe = objectOf({}, { grpc: objectOf({}), exec: objectOf({}) });

const container = objectOf(
  { name: text },
  {
    image: text,
    command: listOf(text),
    args: listOf(text),
    env: listOf(objectOf({}, { name: text })),
    restartPolicy: text,
    ports: listOf(objectOf({}, { containerPort: wholeNumber })),
    volumeMounts: listOf(volumeMount),
    envFrom: listOf(objectOf({})),
    startupProbe: probe,
    livenessProbe: probe,
    readinessProbe: probe,
    lifecycle: objectOf(
      {},
      { postStart: objectOf({}, { exec: objectOf({}, { command: listOf(text) }) }), preStop: objectOf({}) },
    ),
  },
);

const projectedSource = objectOf({}, { serviceAccountToken: objectOf({}, { audience: text, path: text }) });

const volume = objectOf(
  { name: text },
  {
    emptyDir: objectOf({}, { medium: text, sizeLimit: text }),
    projected: objectOf({}, { sources: listOf(projectedSource) }),
  },
);

const pod: Shape = objectOf(
  {
    spec: objectOf(
      { containers: listOf(container) },
      {
        initContainers: listOf(container),
        volumes: listOf(volume),
        hostNetwork: flag,
        os: objectOf({}, { name: text }),
        nodeSelector: textMap,
        securityContext: objectOf({}, { runAsUser: wholeNumber }),
      },
    ),
  },
  { metadata: objectOf({}, { annotations: textMap, labels: textMap }) },
);

/**
 * The API server has decoded the pod before it asks, so a fault here means that someone else is asking.
 * @returns the same object, typed, or what is wrong with it: at most ten faults
 */
export function parsePod(value: unknown): { pod: Pod } | { faults: readonly string[] } {
  const faults: string[] = [];
  pod(value, "pod", faults);
  return faults.length > 0 ? { faults } : { pod: value as Pod };
}
