import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { INJECT, INJECTED, PROFILE_LABEL } from "@keyward/core/contract/names";
import { parseSidecarArgs } from "@keyward/core/contract/sidecar-args";
import type { Container, Pod } from "../pod/pod.ts";
import { CONFIG, examplePod, SHOP } from "../testing/example-pod.ts";
import { applied, patched } from "../testing/patched.ts";
import { validatePod } from "../validate/validate-pod.ts";
import type { InjectConfig } from "./inject-config.ts";
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
      bulkDir: "",
      grpcFront: "own",
    });
    assert.equal(pod.spec.containers[0]?.volumeMounts, undefined, "app is not among the chosen containers");
  });

  it("tells its sidecar to speak HTTP/2 by Node's library where the webhook was told so, and else nothing", () => {
    const argsUnder = (config: InjectConfig) =>
      applied(examplePod(), mutatePod(examplePod(), SHOP, config)).spec.initContainers?.[0]?.args;
    assert.ok(argsUnder({ ...CONFIG, grpcFront: "node" })?.includes("--grpc-front=node"));
    assert.ok(!argsUnder(CONFIG)?.some((argument) => argument.startsWith("--grpc-front")));
  });

  const compatible: [wish: string, places: string[]][] = [
    ["crypto-broker", ["/tmp/open-crypto-broker"]],
    ["parsec", ["/run/parsec"]],
    ["parsec, crypto-broker,parsec", ["/run/parsec", "/tmp/open-crypto-broker"]],
  ];
  for (const [wish, places] of compatible) {
    it(`finds the same directory where clients of ${wish} look, if it asks for that`, () => {
      const pod = patched(examplePod({ annotations: { "keyward.dev/compat": wish } }));
      assert.deepEqual(
        pod.spec.containers[0]?.volumeMounts?.map(({ mountPath, subPath, readOnly }) => [mountPath, subPath, readOnly]),
        ["/run/keyward", ...places].map((place) => [place, "c/app", true]),
      );
    });
  }

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

  it("holds its other containers back until the sidecar serves", () => {
    const pod = patched(examplePod({ annotations: { "keyward.dev/health-port": "20000" } }));
    assert.deepEqual(pod.spec.initContainers?.[0]?.lifecycle, {
      postStart: { exec: { command: ["/bin/keyward-health-probe", "-addr=127.0.0.1:20000", "-wait=6s"] } },
    });
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

describe("a pod that asks for a volume for bulk data", () => {
  const asking = (change: object = {}, annotations: Record<string, string> = {}) =>
    examplePod({ annotations: { "keyward.dev/bulk": "64Mi", ...annotations }, ...change });
  const bulkMount = (container: Container | undefined) =>
    container?.volumeMounts?.find(({ name }) => name === "keyward-bulk");

  it("gets it in memory, of that size", () => {
    const volume = patched(asking()).spec.volumes?.find(({ name }) => name === "keyward-bulk");
    assert.deepEqual(volume?.emptyDir, { medium: "Memory", sizeLimit: "64Mi" });
  });

  it("shows the whole to the sidecar, which is told so, and to each container its own writable folder", () => {
    const pod = patched(asking({ spec: { initContainers: [{ name: "migrate" }] } }));
    const [sidecar, migrate] = pod.spec.initContainers ?? [];
    assert.deepEqual(bulkMount(sidecar), { name: "keyward-bulk", mountPath: "/run/keyward-bulk" });
    assert.equal(parseSidecarArgs(sidecar?.args ?? []).bulkDir, "/run/keyward-bulk");
    for (const container of [migrate, pod.spec.containers[0]]) {
      const subPath = `c/${container?.name}`;
      assert.deepEqual(bulkMount(container), { name: "keyward-bulk", mountPath: "/run/keyward-bulk", subPath });
    }
  });

  it("gives no folder to a container that gets no socket", () => {
    const containers = [{ name: "app" }, { name: "web" }];
    const pod = patched(asking({ containers }, { "keyward.dev/containers": "web" }));
    assert.deepEqual(
      pod.spec.containers.map((container) => bulkMount(container)?.subPath),
      [undefined, "c/web"],
    );
  });

  it("is as it was without the annotation, down to the sidecar's arguments", () => {
    const { args, volumeMounts } = patched(examplePod()).spec.initContainers?.[0] ?? {};
    assert.ok(args?.every((argument) => !argument.includes("bulk")));
    assert.equal(volumeMounts?.length, 2);
  });

  it("passes the validating review", () => {
    assert.deepEqual(validatePod(patched(asking()), SHOP, new Set(["keyward.dev/sidecar"])), { kind: "allow" });
  });

  it("has a folder for a container that another webhook added", () => {
    const once = patched(asking());
    const twice = patched({ ...once, spec: { ...once.spec, containers: [...once.spec.containers, { name: "mesh" }] } });
    assert.equal(bulkMount(twice.spec.containers[1])?.subPath, "c/mesh");
    assert.deepEqual(mutatePod(twice, SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
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
});

describe("a second round, after another webhook,", () => {
  const late = (pod: Pod, change: Partial<Pod["spec"]>): Pod => ({ ...pod, spec: { ...pod.spec, ...change } });
  const mesh = { name: "mesh", volumeMounts: [{ name: "certs", mountPath: "/certs" }] };
  const served = (pod: Pod) => {
    const sidecar = pod.spec.initContainers?.find(({ name }) => name === "keyward");
    return parseSidecarArgs(sidecar?.args ?? []).containers;
  };

  it("gives a socket to a container that was added, and changes nothing else", () => {
    const once = patched(examplePod());
    const twice = patched(late(once, { containers: [...once.spec.containers, mesh] }));
    assert.deepEqual(served(twice), ["app", "mesh"]);
    assert.deepEqual(twice.spec.containers[1]?.volumeMounts?.at(-1), {
      name: "keyward-sockets",
      mountPath: "/run/keyward",
      subPath: "c/mesh",
      readOnly: true,
    });
    assert.deepEqual(mutatePod(twice, SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
    assert.deepEqual(validatePod(twice, SHOP, new Set(["keyward.dev/sidecar"])), { kind: "allow" });
  });

  it("gives none where the pod named its containers", () => {
    const once = patched(examplePod({ annotations: { "keyward.dev/containers": "app" } }));
    const twice = late(once, { containers: [...once.spec.containers, mesh] });
    assert.deepEqual(mutatePod(twice, SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
  });

  it("gives none to an init container that was put in front of the sidecar, and one to those behind", () => {
    const once = patched(examplePod());
    const list = [{ name: "mesh-init" }, ...(once.spec.initContainers ?? []), { name: "warm" }];
    const twice = patched(late(once, { initContainers: list }));
    assert.deepEqual(served(twice), ["app", "warm"]);
    assert.equal(twice.spec.initContainers?.[0]?.volumeMounts, undefined);
    assert.deepEqual(mutatePod(twice, SHOP, CONFIG), { kind: "skip", reason: "already-injected" });
  });

  it("refuses a container that was added and stands in the way", () => {
    const once = patched(examplePod());
    const rude = { name: "rude", volumeMounts: [{ name: "x", mountPath: "/run/keyward" }] };
    const injection = mutatePod(late(once, { containers: [...once.spec.containers, rude] }), SHOP, CONFIG);
    assert.match(injection.kind === "deny" ? injection.message : "", /"rude" mounts "\/run\/keyward"/);
  });

  it("leaves a sidecar alone whose arguments are not ours: the validating review refuses it", () => {
    const once = patched(examplePod());
    const broken = (once.spec.initContainers ?? []).map((one) => ({ ...one, args: ["--nonsense"] }));
    const injection = mutatePod(late(once, { initContainers: broken }), SHOP, CONFIG);
    assert.deepEqual(injection, { kind: "skip", reason: "already-injected" });
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
