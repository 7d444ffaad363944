/** Manifests that several suites use; each function gives one YAML document. */

export interface ProfileOptions {
  readonly hash?: string;
  readonly allowed?: readonly string[];
  /** KeyPolicy that issues certificates; none: the profile permits no certificates. */
  readonly issuer?: string;
}

export function profile(namespace: string, name: string, options: ProfileOptions = {}): string {
  const { hash = "SHA3-512", allowed = ["SHA-256", "SHA3-256", "SHA3-512"], issuer } = options;
  const certificates = `
  certificates:
    issuer: {keyPolicyRef: {name: ${issuer}}}
    validity: {notAfter: 24h}
    subjectKeys: [{type: EC, curves: [P-256]}]
    keyUsage: [digitalSignature]`;
  return `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  hash: {default: ${hash}, allowed: [${allowed.join(", ")}]}${issuer === undefined ? "" : certificates}
`;
}

export function certificateAuthority(namespace: string, name: string): string {
  return `apiVersion: keyward.dev/v1alpha1
kind: KeyPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  algorithm: ECDSA-P256
  certificateAuthority: {subject: {commonName: Test CA}}
`;
}

const DEMO_APP = "keyward.dev/demo-app:0.1.0";

export interface ContainerOptions {
  readonly name?: string;
  readonly args: readonly string[];
  readonly uid?: number;
  /** Default: the demo application's. */
  readonly image?: string;
}

/** A container of the demo application that the restricted Pod Security Standard admits. */
export function container({ name = "app", args, uid, image = DEMO_APP }: ContainerOptions): string {
  const user = uid === undefined ? "" : `runAsUser: ${uid}, `;
  return `{name: ${name}, image: ${JSON.stringify(image)}, args: [${args.map((arg) => JSON.stringify(arg)).join(", ")}], securityContext: {${user}runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}}`;
}

export interface PodOptions {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly containers: readonly string[];
  readonly initContainers?: readonly string[];
  readonly restartPolicy?: "Always" | "OnFailure" | "Never";
  /** Group of the pod's volumes. */
  readonly fsGroup?: number;
  /** How long what does not end by itself may take over it; default 5. */
  readonly graceSeconds?: number;
}

/** metadata and spec of a pod, as one flow mapping without its braces. */
export function podTemplate(options: PodOptions): string {
  const init = options.initContainers === undefined ? "" : `initContainers: [${options.initContainers.join(", ")}], `;
  const metadata = JSON.stringify({ labels: options.labels ?? {}, annotations: options.annotations ?? {} });
  const group = options.fsGroup === undefined ? "" : `securityContext: {fsGroup: ${options.fsGroup}}, `;
  const spec = `{${group}terminationGracePeriodSeconds: ${options.graceSeconds ?? 5}, restartPolicy: ${options.restartPolicy ?? "Always"}, ${init}containers: [${options.containers.join(", ")}]}`;
  return `metadata: ${metadata}, spec: ${spec}`;
}

export function pod(namespace: string, name: string, options: PodOptions): string {
  const template = podTemplate(options).replace(
    "metadata: {",
    `metadata: {"name": "${name}", "namespace": "${namespace}", `,
  );
  return `{apiVersion: v1, kind: Pod, ${template}}\n`;
}
