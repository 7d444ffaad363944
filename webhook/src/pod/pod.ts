/**
 * The part of a pod that the webhook reads, as raw JSON. Everything else stays untouched and is never sent back: a number
 * above 2^53 or a field of a newer API would not survive the round trip.
 */
export interface Pod {
  readonly metadata?: PodMetadata | null;
  readonly spec: PodSpec;
}

export interface PodMetadata {
  readonly annotations?: Readonly<Record<string, string>> | null;
  readonly labels?: Readonly<Record<string, string>> | null;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[] | null;
  readonly volumes?: readonly Volume[] | null;
  readonly hostNetwork?: boolean | null;
  readonly os?: { readonly name?: string | null } | null;
  readonly nodeSelector?: Readonly<Record<string, string>> | null;
  readonly securityContext?: { readonly runAsUser?: number | null } | null;
}

export interface Container {
  readonly name: string;
  readonly image?: string | null;
  readonly command?: readonly string[] | null;
  readonly args?: readonly string[] | null;
  readonly env?: readonly { readonly name?: string | null }[] | null;
  readonly envFrom?: readonly object[] | null;
  readonly restartPolicy?: string | null;
  readonly ports?: readonly { readonly containerPort?: number | null }[] | null;
  readonly volumeMounts?: readonly VolumeMount[] | null;
  readonly startupProbe?: Probe | null;
  readonly livenessProbe?: Probe | null;
  readonly readinessProbe?: Probe | null;
  readonly lifecycle?: { readonly postStart?: Hook | null; readonly preStop?: object | null } | null;
}

/** Of the ways to probe, the two that matter here: ours, and the one that runs a program in the container. */
export interface Probe {
  readonly grpc?: object | null;
  readonly exec?: object | null;
}

export interface Hook {
  readonly exec?: { readonly command?: readonly string[] | null } | null;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string | null;
  readonly subPathExpr?: string | null;
  readonly readOnly?: boolean | null;
}

export interface Volume {
  readonly name: string;
  readonly emptyDir?: { readonly medium?: string | null; readonly sizeLimit?: string | null } | null;
  readonly projected?: { readonly sources?: readonly ProjectedSource[] | null } | null;
}

export interface ProjectedSource {
  readonly serviceAccountToken?: { readonly audience?: string | null; readonly path?: string | null } | null;
}

/** @returns the pod's annotation, or undefined; never a property that the object inherits */
export function annotationOf(pod: Pod, key: string): string | undefined {
  const annotations = pod.metadata?.annotations ?? {};
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

/** Init containers first, as they start. */
export function containersOf(pod: Pod): readonly Container[] {
  return [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
}
