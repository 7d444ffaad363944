import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Container, Pod } from "../pod/pod.ts";
import { CONFIG, examplePod, SHOP } from "../testing/example-pod.ts";
import { mutatePod } from "./mutate-pod.ts";

const wish = (key: string, value: string): Pod => examplePod({ annotations: { [`keyward.dev/${key}`]: value } });
const app = (parts: Partial<Container>): Pod => examplePod({ containers: [{ name: "app", ...parts }] });
const mounting = (mountPath: string, readOnly = false): Pod =>
  app({ volumeMounts: [{ name: "data", mountPath, readOnly }] });

const refused: [sentence: string, pod: Pod, message: RegExp][] = [
  ["a container that the pod does not have", wish("containers", "app,ap"), /containers names "ap"; the pod has app$/],
  ["an empty list of containers", wish("containers", " ,"), /names no container; the pod has app/],
  ["a quantity that is none", wish("memory-limit", "lots"), /memory-limit is "lots": expected a quantity/],
  ["a quantity of nothing", wish("cpu-request", "0"), /cpu-request is "0": expected a quantity above zero/],
  ["too little memory to start with", wish("memory-limit", "16Mi"), /is "16Mi": the sidecar needs at least 64Mi/],
  [
    "a request above its limit",
    examplePod({ annotations: { "keyward.dev/cpu-request": "1", "keyward.dev/cpu-limit": "100m" } }),
    /cpu-request \(1\) is above annotation keyward.dev\/cpu-limit \(100m\)/,
  ],
  [
    "a port that is no number",
    wish("health-port", "http"),
    /health-port is "http": expected a port from 1024 to 65535/,
  ],
  ["a port that needs a capability", wish("health-port", "80"), /health-port is "80"/],
  ["a port that a container has", app({ ports: [{ containerPort: 14270 }] }), /"app" has port 14270.*health-port/],
  [
    "a compatibility mount that there is not",
    wish("compat", "vault"),
    /names "vault"; there are crypto-broker, parsec$/,
  ],
  ["a log level that there is not", wish("log-level", "loud"), /is "loud"; there are trace, debug/],
  ["a misspelt annotation", wish("container", "app"), /"keyward.dev\/container" is unknown; there are .*containers/],
  ["a mount at our place", mounting("/run/keyward/"), /"app" mounts "\/run\/keyward\/", which collides/],
  ["a mount at our place by its old name", mounting("/var/run/keyward"), /collides with \/run\/keyward/],
  ["a mount inside our place", mounting("/run/keyward/data"), /collides with \/run\/keyward/],
  ["a read-only mount around our place", mounting("/run", true), /collides with \/run\/keyward/],
  [
    "a read-only mount around a compatibility mount",
    {
      ...mounting("/tmp", true),
      metadata: { annotations: { "keyward.dev/inject": "payments", "keyward.dev/compat": "crypto-broker" } },
    },
    /collides with \/tmp\/open-crypto-broker/,
  ],
  [
    "a mount where clients of Parsec look",
    {
      ...mounting("/var/run/parsec"),
      metadata: { annotations: { "keyward.dev/inject": "payments", "keyward.dev/compat": "parsec" } },
    },
    /"app" mounts "\/var\/run\/parsec", which collides with \/run\/parsec/,
  ],
  [
    "a volume of a size that is none",
    wish("bulk", "big"),
    /bulk is "big": expected a quantity from 1Mi to 1Gi, such as/,
  ],
  ["a volume of nothing", wish("bulk", "0"), /bulk is "0": expected a quantity from 1Mi/],
  ["a volume that is too small to be of use", wish("bulk", "512Ki"), /bulk is "512Ki": expected a quantity from 1Mi/],
  ["a volume above what the cluster permits", wish("bulk", "1025Mi"), /bulk is "1025Mi": expected .* to 1Gi/],
  [
    "a mount where bulk data lies",
    {
      ...mounting("/var/run/keyward-bulk/in"),
      metadata: { annotations: { "keyward.dev/inject": "payments", "keyward.dev/bulk": "8Mi" } },
    },
    /"app" mounts "\/var\/run\/keyward-bulk\/in", which collides with \/run\/keyward-bulk/,
  ],
  [
    "a volume with the name of ours for bulk data",
    examplePod({ spec: { volumes: [{ name: "keyward-bulk" }] } }),
    /own volume "keyward-bulk".*rename it/,
  ],
  ["a name that makes the socket path too long", examplePod({ containers: [{ name: "a".repeat(90) }] }), /107 bytes/],
  ["a container with the sidecar's name", examplePod({ containers: [{ name: "keyward" }] }), /own container "keyward"/],
  [
    "an init container with the sidecar's name",
    examplePod({ spec: { initContainers: [{ name: "keyward" }] } }),
    /own container "keyward".*rename it/,
  ],
  [
    "a volume with our name",
    examplePod({ spec: { volumes: [{ name: "keyward-identity" }] } }),
    /own volume "keyward-identity".*rename it/,
  ],
  ["a pod for Windows", examplePod({ spec: { os: { name: "windows" } } }), /Windows/],
  ["a wish that is no name", wish("inject", "True"), /inject is "True": expected the name of a CryptoProfile/],
  ["an empty wish", wish("inject", ""), /inject is "": expected/],
  ["a name that no label can hold", wish("inject", "p".repeat(64)), /expected the name of a CryptoProfile/],
  ["true where the namespace has no default", wish("inject", "true"), /namespace "shop" has no default CryptoProfile/],
];

describe("a pod that opts in is refused for", () => {
  for (const [sentence, pod, message] of refused) {
    it(sentence, () => {
      const injection = mutatePod(pod, SHOP, CONFIG);
      assert.equal(injection.kind, "deny");
      assert.match(injection.kind === "deny" ? injection.message : "", message);
    });
  }

  it("all its faults at once", () => {
    const pod = examplePod({ annotations: { "keyward.dev/compat": "x", "keyward.dev/log-level": "y" } });
    const injection = mutatePod(pod, SHOP, CONFIG);
    assert.match(injection.kind === "deny" ? injection.message : "", /compat names "x".*; .*log-level is "y"/);
  });

  it("any volume for bulk data, where the cluster permits none", () => {
    const injection = mutatePod(wish("bulk", "8Mi"), SHOP, { ...CONFIG, bulkLimit: "0" });
    assert.match(injection.kind === "deny" ? injection.message : "", /permits no volume for bulk data .*bulkLimit/);
  });

  it("nothing, if a mount lies where only pods with bulk data have one", () => {
    assert.equal(mutatePod(mounting("/run/keyward-bulk"), SHOP, CONFIG).kind, "patch");
  });

  it("nothing, if a writable mount lies around our place", () => {
    assert.equal(mutatePod(mounting("/run"), SHOP, CONFIG).kind, "patch");
    assert.equal(mutatePod(mounting("/run/keyward-of-mine"), SHOP, CONFIG).kind, "patch");
  });

  it("nothing, if the taken port is not the one that it chose", () => {
    const pod = examplePod({
      annotations: { "keyward.dev/health-port": "20000" },
      containers: [{ name: "app", ports: [{ containerPort: 14270 }] }],
    });
    assert.equal(mutatePod(pod, SHOP, CONFIG).kind, "patch");
  });
});
