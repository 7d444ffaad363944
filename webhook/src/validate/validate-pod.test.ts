import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HEALTH_PROBE } from "@keyward/core/contract/paths";
import { type Container, containersOf, type Pod } from "../pod/pod.ts";
import { examplePod, SHOP } from "../testing/example-pod.ts";
import { patched } from "../testing/patched.ts";
import { validatePod } from "./validate-pod.ts";

const REPOSITORIES = new Set(["keyward.dev/sidecar"]);
const injected = (): Pod => patched(examplePod({ spec: { initContainers: [{ name: "migrate" }] } }));

type Loose = { [K in keyof Container]?: unknown };

function withSidecar(change: Loose): Pod {
  const pod = injected();
  return withInit(
    pod,
    (pod.spec.initContainers ?? []).map((one) => (one.name === "keyward" ? merged(one, change) : one)),
  );
}

function withApp(change: Loose): Pod {
  const pod = injected();
  return { ...pod, spec: { ...pod.spec, containers: pod.spec.containers.map((one) => merged(one, change)) } };
}

function withInit(pod: Pod, initContainers: readonly Container[]): Pod {
  return { ...pod, spec: { ...pod.spec, initContainers } };
}

function merged(container: Container, change: Loose): Container {
  return { ...container, ...change } as Container;
}

function withVolumes(change: (name: string) => object | undefined, more: object[] = []): Pod {
  const pod = injected();
  const volumes = (pod.spec.volumes ?? []).flatMap((volume) => (change(volume.name) as typeof volume) ?? []);
  return { ...pod, spec: { ...pod.spec, volumes: [...volumes, ...more] } as Pod["spec"] };
}

const socketMount = (change: object) => ({
  volumeMounts: [{ name: "keyward-sockets", mountPath: "/x", subPath: "c/app", readOnly: true, ...change }],
});
const operatorToken = { serviceAccountToken: { path: "t", audience: "keyward.dev/operator" } };
const sidecarMounts = injected().spec.initContainers?.[0]?.volumeMounts ?? [];

/** A pod that asks for bulk data, as we made it, and then changed. */
function withBulk(change: (spec: Pod["spec"]) => object = () => ({})): Pod {
  const pod = patched(examplePod({ annotations: { "keyward.dev/bulk": "8Mi" }, containers: [{ name: "app" }] }));
  return { ...pod, spec: { ...pod.spec, ...change(pod.spec) } };
}

const bulkMountedAs = (mount: object) =>
  withBulk(() => ({
    containers: [{ name: "app", volumeMounts: [{ name: "keyward-bulk", mountPath: "/x", ...mount }] }],
  }));

const refused: [sentence: string, pod: Pod, message: RegExp][] = [
  ["has no sidecar", examplePod(), /has no sidecar container "keyward"/],
  [
    "lost its restart policy to an old webhook",
    withSidecar({ restartPolicy: undefined }),
    /older than Kubernetes 1.28/,
  ],
  ["lost its start hook", withSidecar({ lifecycle: undefined }), /lost its start hook/],
  [
    "has another image as sidecar",
    withSidecar({ image: "evil/sidecar:1" }),
    /image is "evil\/sidecar:1", expected one/,
  ],
  ["has our image's name in another registry", withSidecar({ image: "evil.io/keyward.dev/sidecar" }), /expected one/],
  ["gives the sidecar a command", withSidecar({ command: ["sh"] }), /command of its own/],
  ["changes the sidecar's arguments", withSidecar({ args: ["--profile=payments", "--verbose"] }), /not Keyward's/],
  [
    "has a sidecar for another profile",
    withSidecar({ args: ["--profile=web", "--containers=app"] }),
    /serves profile "web", but the pod asks for "payments"/,
  ],
  [
    "has a sidecar for a container that is gone",
    withSidecar({ args: ["--profile=payments", "--containers=gone"] }),
    /serves container "gone"/,
  ],
  ["makes node load code", withSidecar({ env: [{ name: "NODE_OPTIONS", value: "-r /x" }] }), /variable "NODE_OPTIONS"/],
  ["hides variables", withSidecar({ envFrom: [{ configMapRef: { name: "x" } }] }), /envFrom/],
  ["runs a command as a probe", withSidecar({ livenessProbe: { exec: { command: ["x"] } } }), /runs a command/],
  [
    "hooks into the sidecar's start",
    withSidecar({ lifecycle: { postStart: { exec: { command: ["/usr/bin/node"] } } } }),
    /lifecycle hook that is not Keyward's/,
  ],
  [
    "hooks into the sidecar's end",
    withSidecar({
      lifecycle: { postStart: { exec: { command: [HEALTH_PROBE] } }, preStop: { sleep: { seconds: 9 } } },
    }),
    /lifecycle hook/,
  ],
  [
    "mounts something over the sidecar's program",
    withSidecar({ volumeMounts: [...sidecarMounts, { name: "evil", mountPath: "/app" }] }),
    /mounts volume "evil" at "\/app"/,
  ],
  [
    "mounts what applications write over the sidecar's program",
    withSidecar({ volumeMounts: [...sidecarMounts, { name: "keyward-bulk", mountPath: "/app", subPath: "c/app" }] }),
    /mounts volume "keyward-bulk" at "\/app"/,
  ],
  [
    "mounts what applications write where the sidecar's token is looked for",
    withSidecar({
      volumeMounts: [...sidecarMounts, { name: "keyward-bulk", mountPath: "/var/run/secrets/kubernetes.io/x" }],
    }),
    /mounts volume "keyward-bulk" at/,
  ],
  [
    "takes the sidecar's mounts",
    withSidecar({ volumeMounts: sidecarMounts.slice(1) }),
    /lacks volume "keyward-sockets"/,
  ],
  [
    "takes the sidecar's token",
    withSidecar({ volumeMounts: sidecarMounts.slice(0, 1) }),
    /lacks volume "keyward-identity"/,
  ],
  [
    "starts a user of the socket before the sidecar",
    withInit(injected(), [...(injected().spec.initContainers ?? [])].reverse()),
    /"migrate" starts before the sidecar/,
  ],
  [
    "mounts the whole socket volume",
    withApp(socketMount({ subPath: undefined })),
    /"app" mounts volume "keyward-sockets"/,
  ],
  ["mounts another container's socket", withApp(socketMount({ subPath: "c/migrate" })), /only c\/app as subPath/],
  ["mounts its own socket writable", withApp(socketMount({ readOnly: false })), /read-only/],
  ["mounts by an expression", withApp(socketMount({ subPathExpr: "$(X)" })), /only c\/app as subPath/],
  [
    "mounts the sidecar's token in the application",
    withApp({ volumeMounts: [{ name: "keyward-identity", mountPath: "/t" }] }),
    /"app" mounts volume "keyward-identity": only the sidecar may/,
  ],
  [
    "projects such a token by another volume",
    withVolumes(
      (name) => injected().spec.volumes?.find((one) => one.name === name),
      [{ name: "mine", projected: { sources: [operatorToken] } }],
    ),
    /volume "mine" projects a token for audience keyward.dev\/operator/,
  ],
  [
    "has sockets on disk",
    withVolumes((name) =>
      name === "keyward-sockets" ? { name, emptyDir: {} } : injected().spec.volumes?.find((one) => one.name === name),
    ),
    /"keyward-sockets" is no memory emptyDir/,
  ],
  [
    "has an identity without token",
    withVolumes((name) =>
      name === "keyward-identity"
        ? { name, projected: { sources: [] } }
        : injected().spec.volumes?.find((one) => one.name === name),
    ),
    /projects no token/,
  ],
  ["mounts all bulk data", bulkMountedAs({}), /"app" mounts volume "keyward-bulk".*only c\/app as subPath/],
  ["mounts another container's bulk data", bulkMountedAs({ subPath: "c/web" }), /only c\/app as subPath/],
  [
    "mounts bulk data by an expression",
    bulkMountedAs({ subPath: "c/app", subPathExpr: "c/$(X)" }),
    /only c\/app as subPath/,
  ],
  [
    "asks for bulk data too late",
    { ...injected(), metadata: withBulk().metadata ?? null },
    /lacks volume "keyward-bulk" writable at \/run\/keyward-bulk, which annotation keyward.dev\/bulk asks for/,
  ],
  [
    "has bulk data on disk",
    withBulk(({ volumes }) => ({
      volumes: volumes?.map((one) => (one.name === "keyward-bulk" ? { name: one.name, emptyDir: {} } : one)),
    })),
    /"keyward-bulk" is no memory emptyDir with a sizeLimit/,
  ],
  [
    "lost its mark",
    { ...injected(), metadata: { ...injected().metadata, annotations: { "keyward.dev/inject": "payments" } } },
    /lost annotation keyward.dev\/injected/,
  ],
  [
    "bears another profile's label",
    { ...injected(), metadata: { ...injected().metadata, labels: { "keyward.dev/profile": "web" } } },
    /label keyward.dev\/profile must be "payments", not "web"/,
  ],
];

describe("a final pod is refused if it", () => {
  for (const [sentence, pod, message] of refused) {
    it(sentence, () => {
      const verdict = validatePod(pod, SHOP, REPOSITORIES);
      assert.equal(verdict.kind, "deny");
      assert.match(verdict.kind === "deny" ? verdict.message : "", message);
    });
  }
});

const allowed: [sentence: string, pod: Pod][] = [
  ["is as we made it", injected()],
  [
    "has a sidecar that is held back by a startup probe",
    withSidecar({ lifecycle: undefined, startupProbe: { grpc: { port: 14270 } } }),
  ],
  ["has a sidecar of another version", withSidecar({ image: "keyward.dev/sidecar:0.0.9@sha256:00" })],
  [
    "has a cloud identity in every container",
    withSidecar({
      env: [{ name: "AWS_ROLE_ARN" }],
      volumeMounts: [...sidecarMounts, { name: "aws", mountPath: "/var/run/secrets/eks.amazonaws.com/serviceaccount" }],
    }),
  ],
  ["has bulk data as we made it", withBulk()],
  ["reads its own bulk data alone", bulkMountedAs({ subPath: "c/app", readOnly: true })],
  ["has a mesh's container that nobody told us of", withMesh()],
];

describe("a final pod passes if it", () => {
  for (const [sentence, pod] of allowed) {
    it(sentence, () => assert.deepEqual(validatePod(pod, SHOP, REPOSITORIES), { kind: "allow" }));
  }

  it("did not opt in", () => {
    const verdict = validatePod({ spec: { containers: [{ name: "app" }] } }, SHOP, REPOSITORIES);
    assert.deepEqual(verdict, { kind: "skip", reason: "not-annotated" });
  });
});

function withMesh(): Pod {
  const pod = injected();
  const spec = { ...pod.spec, containers: [...pod.spec.containers, { name: "mesh" }] };
  return withInit({ ...pod, spec }, [{ name: "mesh-init" }, ...containersOf(pod).slice(0, 2)]);
}
