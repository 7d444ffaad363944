import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { INJECT, INJECTED, PROFILE_LABEL } from "@keyward/core/contract/names";
import { parseSidecarArgs } from "@keyward/core/contract/sidecar-args";
import { CONFIG, examplePod, SHOP } from "../testing/example-pod.ts";
import { patched } from "../testing/patched.ts";
import { mutatePod } from "./mutate-pod.ts";

describe("a pod that opts in", () => {
  it("gets the sidecar in front of its init containers", () => {
    const pod = patched(examplePod({ spec: { initContainers: [{ name: "migrate" }, { name: "warm" }] } }));
    assert.deepEqual(
      pod.spec.initContainers?.map(({ name }) => name),
      ["keyward", "migrate", "warm"],
    );
    assert.equal(pod.spec.initContainers?.[0]?.restartPolicy, "Always");
  });

  it("gets one read-only directory per container, init containers included", () => {
    const pod = patched(examplePod({ spec: { initContainers: [{ name: "migrate", volumeMounts: [] }] } }));
    const mount = (name: string) => [
      { name: "keyward-sockets", mountPath: "/run/keyward", subPath: `c/${name}`, readOnly: true },
    ];
    assert.deepEqual(pod.spec.initContainers?.[1]?.volumeMounts, mount("migrate"));
    assert.deepEqual(pod.spec.containers[0]?.volumeMounts, mount("app"));
  });

  it("keeps its own volumes, mounts, labels and annotations", () => {
    const before = examplePod({
      annotations: { "a/b~c": "d" },
      metadata: { labels: { app: "shop" }, annotations: { [INJECT]: "payments", "a/b~c": "d" } },
      containers: [{ name: "app", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
      spec: { volumes: [{ name: "data", emptyDir: {} }] },
    });
    const pod = patched(before);
    assert.deepEqual(pod.spec.volumes?.[0], { name: "data", emptyDir: {} });
    assert.deepEqual(pod.spec.containers[0]?.volumeMounts?.[0], { name: "data", mountPath: "/data" });
    assert.deepEqual(pod.metadata?.labels, { app: "shop", [PROFILE_LABEL]: "payments" });
    assert.equal(pod.metadata?.annotations?.["a/b~c"], "d");
  });

  it("is marked with its profile and the version that injected", () => {
    const pod = patched(examplePod());
    assert.equal(pod.metadata?.annotations?.[INJECTED], '{"profile":"payments","version":"0.1.0"}');
  });

  it("tells its sidecar what the annotations say, in the words that the sidecar parses", () => {
    const annotations = {
      "keyward.dev/containers": " web , migrate ",
      "keyward.dev/log-level": "debug",
      "keyward.dev/health-port": "20000",
    };
    const containers = [{ name: "app" }, { name: "web" }];
    const pod = patched(examplePod({ annotations, containers, spec: { initContainers: [{ name: "migrate" }] } }));
    assert.deepEqual(parseSidecarArgs(pod.spec.initContainers?.[0]?.args ?? []), {
      profile: "payments",
      containers: ["migrate", "web"],
      healthPort: 20000,
      logLevel: "debug",
    });
    assert.equal(pod.spec.containers[0]?.volumeMounts, undefined, "app is not among the chosen containers");
  });

  it("finds the same directory where crypto-broker clients look, if it asks for that", () => {
    const pod = patched(examplePod({ annotations: { "keyward.dev/compat": "crypto-broker" } }));
    assert.deepEqual(
      pod.spec.containers[0]?.volumeMounts?.map(({ mountPath, subPath, readOnly }) => [mountPath, subPath, readOnly]),
      [
        ["/run/keyward", "c/app", true],
        ["/tmp/open-crypto-broker", "c/app", true],
      ],
    );
  });

  it("has its token in a volume that only the sidecar mounts", () => {
    const pod = patched(examplePod());
    const mounts = (name: string) => pod.spec.volumes?.some((volume) => volume.name === name);
    assert.ok(mounts("keyward-identity"));
    assert.ok(pod.spec.containers.every((one) => one.volumeMounts?.every(({ name }) => name !== "keyward-identity")));
    assert.deepEqual(
      pod.spec.initContainers?.[0]?.volumeMounts?.map(({ name, mountPath }) => [name, mountPath]),
      [
        ["keyward-sockets", "/run/keyward"],
        ["keyward-identity", "/var/run/secrets/kubernetes.io/serviceaccount"],
      ],
    );
  });

  it("is given nothing that the restricted Pod Security Standard refuses", () => {
    const { securityContext } = sidecarOf(examplePod());
    assert.deepEqual(securityContext, {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
  });

  it("that runs as root has a sidecar that does not", () => {
    const { securityContext } = sidecarOf(examplePod({ spec: { securityContext: { runAsUser: 0 } } }));
    assert.equal(securityContext.runAsUser, 65532);
    assert.equal(securityContext.runAsGroup, 65532);
  });

  it("and runs on the host's network tells the scheduler the health port", () => {
    const { ports } = sidecarOf(examplePod({ spec: { hostNetwork: true } }));
    assert.deepEqual(ports, [{ name: "keyward-health", containerPort: 14270, hostPort: 14270, protocol: "TCP" }]);
    assert.equal(sidecarOf(examplePod()).ports, undefined);
  });

  it("sets the sidecar's resources, and a lone limit draws the request along", () => {
    assert.deepEqual(sidecarOf(examplePod()).resources, {
      requests: { cpu: "10m", memory: "64Mi" },
      limits: { memory: "128Mi" },
    });
    const annotations = { "keyward.dev/cpu-limit": "5m", "keyward.dev/memory-request": "1Gi" };
    assert.deepEqual(sidecarOf(examplePod({ annotations })).resources, {
      requests: { cpu: "5m", memory: "1Gi" },
      limits: { cpu: "5m", memory: "1Gi" },
    });
  });
});

describe("the patch", () => {
  it("only adds, and makes lists that are missing", () => {
    const injection = mutatePod(
      examplePod({ metadata: { annotations: null } }),
      { ...SHOP, namespaceDefault: "p" },
      CONFIG,
    );
    assert.equal(injection.kind, "patch");
    assert.deepEqual(injection.kind === "patch" && injection.patch.map(({ op, path }) => [op, path]), [
      ["add", "/metadata/annotations"],
      ["add", "/metadata/labels"],
      ["add", "/spec/volumes"],
      ["add", "/spec/containers/0/volumeMounts"],
      ["add", "/spec/initContainers"],
    ]);
  });

  it("survives a pod without metadata", () => {
    const pod = patched({ spec: { containers: [{ name: "app" }] } }, { ...SHOP, namespaceDefault: "payments" });
    assert.equal(pod.metadata?.labels?.[PROFILE_LABEL], "payments");
  });

  it("is given once: the patched pod is skipped", () => {
    assert.deepEqual(mutatePod(patched(examplePod()), SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
  });

  it("is not repeated for a container that another webhook adds later", () => {
    const once = patched(examplePod());
    const later = { ...once, spec: { ...once.spec, containers: [...once.spec.containers, { name: "mesh" }] } };
    assert.deepEqual(mutatePod(later, SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
  });
});

interface Sidecar {
  securityContext: Record<string, unknown>;
  resources: unknown;
  ports: unknown;
}

function sidecarOf(pod: ReturnType<typeof examplePod>): Sidecar {
  return patched(pod).spec.initContainers?.[0] as unknown as Sidecar;
}
