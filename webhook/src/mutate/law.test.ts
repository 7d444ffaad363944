import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { parsePod } from "../pod/parse-pod.ts";
import type { Container, Pod } from "../pod/pod.ts";
import { CONFIG, SHOP } from "../testing/example-pod.ts";
import { applied } from "../testing/patched.ts";
import { mutatePod } from "./mutate-pod.ts";

const SEED = 20_260_901;
const PODS = 500;

describe(`on ${PODS} random pods (seed ${SEED})`, () => {
  const random = new SeededRandom(SEED);
  const pods = Array.from({ length: PODS }, () => randomPod(random));

  it("a patch that is applied leaves nothing to patch", () => {
    let patches = 0;
    for (const pod of pods) {
      const injection = mutatePod(pod, SHOP, CONFIG);
      assert.equal(injection.kind, "patch", JSON.stringify([pod, injection]));
      patches += 1;
      const again = mutatePod(applied(pod, injection), SHOP, CONFIG);
      assert.deepEqual(again, { kind: "skip", reason: "already-injected" });
    }
    assert.equal(patches, PODS);
  });

  it("a patch takes nothing away: without what it added, the pod is what it was", () => {
    for (const pod of pods) assert.deepEqual(withoutOurs(applied(pod, mutatePod(pod, SHOP, CONFIG)), pod), pod);
  });
});

function randomPod(random: SeededRandom): Pod {
  const maybe = <T>(value: () => T): T | undefined => (random.below(2) === 0 ? value() : undefined);
  const container = (name: string): Container =>
    clean({
      name,
      image: maybe(() => random.text("abc/:", 8)),
      volumeMounts: maybe(() =>
        Array.from({ length: random.below(3) }, (_, index) => ({ name: "data", mountPath: `/data/${index}` })),
      ),
      ports: maybe(() => [{ containerPort: random.between(1, 9000) }]),
    });
  const many = (prefix: string, least: number): Container[] =>
    Array.from({ length: random.between(least, 4) }, (_, index) => container(`${prefix}-${index}`));
  const annotations: Record<string, string> = { "keyward.dev/inject": random.pick(["a", "web.v2", "payments"]) };
  if (random.below(3) === 0) annotations[`x~${random.text("/~ab", 4)}`] = random.text('"\\\u0000é😀', 3);
  if (random.below(3) === 0) annotations["keyward.dev/containers"] = "app-0";
  if (random.below(3) === 0)
    annotations["keyward.dev/compat"] = random.pick(["crypto-broker", "parsec", "parsec,crypto-broker"]);
  if (random.below(3) === 0) annotations["keyward.dev/bulk"] = `${random.between(1, 1024)}Mi`;
  const pod = {
    metadata: clean({ annotations, labels: maybe(() => ({ app: random.text("abc", 3) })) }),
    spec: clean({
      containers: many("app", 1),
      initContainers: maybe(() => many("init", 0)),
      volumes: maybe(() => [{ name: "data", emptyDir: {} }]),
      hostNetwork: maybe(() => random.below(2) === 0),
      securityContext: maybe(() => ({ runAsUser: random.pick([0, 1000]) })),
    }),
  };
  assert.ok("pod" in parsePod(pod));
  return pod;
}

function clean<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

/** Takes out by name what is ours; lists that were absent before are absent again. */
function withoutOurs(pod: Pod, before: Pod): Pod {
  const result = structuredClone(pod) as Mutable;
  delete result.metadata.annotations["keyward.dev/injected"];
  delete result.metadata.labels["keyward.dev/profile"];
  if (before.metadata?.labels === undefined) delete (result.metadata as { labels?: object }).labels;
  const { spec } = result;
  spec.volumes = trimmed(spec.volumes, (volume) => volume.name.startsWith("keyward-"), before.spec.volumes);
  spec.initContainers = trimmed(spec.initContainers, ({ name }) => name === "keyward", before.spec.initContainers);
  for (const list of ["initContainers", "containers"] as const) {
    for (const [index, container] of (spec[list] ?? []).entries()) {
      const was = before.spec[list]?.[index]?.volumeMounts;
      container.volumeMounts = trimmed(container.volumeMounts, ({ name }) => name.startsWith("keyward-"), was);
      if (container.volumeMounts === undefined) delete container.volumeMounts;
    }
  }
  if (spec.volumes === undefined) delete spec.volumes;
  if (spec.initContainers === undefined) delete spec.initContainers;
  return result as unknown as Pod;
}

function trimmed<T>(list: T[] | undefined, ours: (item: T) => boolean, before: unknown): T[] | undefined {
  const rest = list?.filter((item) => !ours(item));
  return before === undefined && rest?.length === 0 ? undefined : rest;
}

interface Named {
  name: string;
}
interface MutableContainer extends Named {
  volumeMounts?: Named[] | undefined;
}
interface Mutable {
  metadata: { annotations: Record<string, string>; labels: Record<string, string> };
  spec: {
    volumes?: Named[] | undefined;
    containers: MutableContainer[];
    initContainers?: MutableContainer[] | undefined;
  };
}
