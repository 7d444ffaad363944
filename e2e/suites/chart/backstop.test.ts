import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { only, rendered } from "./rendered.ts";

const cluster = await clusterForTests();
const namespace = `backstop-${randomBytes(3).toString("hex")}`;
const INJECT = "keyward.dev/inject";
const OPTED_IN = { [INJECT]: "payments" };

interface PodParts {
  readonly annotations?: Record<string, string>;
  readonly initContainers?: readonly object[];
}

const sidecar = (change: object = {}) => ({
  name: "keyward",
  image: "keyward.dev/sidecar:0.1.0",
  restartPolicy: "Always",
  ...change,
});

/** @returns what the API server says; "" if it takes the pod */
async function refusalOf({ annotations = {}, initContainers }: PodParts): Promise<string> {
  const spec = { containers: [{ name: "app", image: "x" }], ...(initContainers && { initContainers }) };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { generateName: "probe-", namespace, annotations }, spec };
  const create = ["create", "--dry-run=server", "-f", "-"];
  return kubectl(cluster, create, { stdin: JSON.stringify(pod) }).then(() => "", String);
}

const refused: [sentence: string, pod: PodParts, message: RegExp][] = [
  ["opts in and has no sidecar", { annotations: { [INJECT]: "payments" } }, /opts in to Keyward, but has no sidecar/],
  [
    "opts in and whose sidecar would have to end",
    { annotations: { [INJECT]: "payments" }, initContainers: [sidecar({ restartPolicy: undefined })] },
    /no sidecar "keyward" with restartPolicy Always/,
  ],
  [
    "opts in and brings a sidecar of its own making",
    { annotations: { [INJECT]: "payments" }, initContainers: [sidecar({ image: "evil/sidecar:0.1.0" })] },
    /image must come from keyward\.dev\/sidecar/,
  ],
  [
    "does not opt in and poses as one that has the sidecar",
    { initContainers: [sidecar()] },
    /is called "keyward".*does not opt in/s,
  ],
];

const taken: [sentence: string, pod: PodParts][] = [
  ["does not opt in", {}],
  ["opts out", { annotations: { [INJECT]: "false" } }],
  ["opts in and has the sidecar", { annotations: { [INJECT]: "payments" }, initContainers: [sidecar()] }],
  [
    "has the sidecar by digest",
    {
      annotations: { [INJECT]: "payments" },
      initContainers: [sidecar({ image: `keyward.dev/sidecar@sha256:${"0".repeat(64)}` })],
    },
  ],
];

/** The policy alone: nothing of Keyward runs here, as if everything else had been taken away. */
describe("without any webhook, the API server", { timeout: 600_000 }, () => {
  before(async () => {
    const objects = await rendered(cluster.helmPath);
    const kinds = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"];
    for (const kind of kinds) await apply(cluster, JSON.stringify(only(objects, kind, "keyward-backstop")));
    await kubectl(cluster, ["create", "namespace", namespace]);
    // A pod needs the namespace's account, which a controller makes; a policy takes effect some time after it was written.
    await eventually("the account", async () => (await refusalOf({})) === "");
    await eventually("the policy", async () => /opts in to Keyward/.test(await refusalOf({ annotations: OPTED_IN })));
  });
  after(async () => {
    await kubectl(cluster, ["delete", "namespace", namespace, "--wait=false"]);
    await kubectl(cluster, [
      "delete",
      "validatingadmissionpolicybinding,validatingadmissionpolicy",
      "keyward-backstop",
    ]);
  });

  for (const [sentence, pod, message] of refused) {
    it(`refuses a pod that ${sentence}`, async () => assert.match(await refusalOf(pod), message));
  }

  for (const [sentence, pod] of taken) {
    it(`takes a pod that ${sentence}`, async () => assert.equal(await refusalOf(pod), ""));
  }

  it("follows the namespace's default, and the pod's annotation before it", async () => {
    await kubectl(cluster, ["label", "namespace", namespace, `${INJECT}=payments`]);
    // The label reaches the policy through the API server's own cache.
    await eventually("the default to hold", async () =>
      /opts in to Keyward, but has no sidecar/.test(await refusalOf({})),
    );
    assert.equal(await refusalOf({ annotations: { [INJECT]: "false" } }), "");
    assert.equal(await refusalOf({ initContainers: [sidecar()] }), "");
  });

  it("knows no type error in the policy", async () => {
    const status = ["get", "validatingadmissionpolicy", "keyward-backstop", "-o", "jsonpath={.status.typeChecking}"];
    // A controller checks it in its own time.
    const checked = await eventually(
      "the types to be checked",
      async () => (await kubectl(cluster, status)).trim() || false,
    );
    assert.equal(checked, "{}");
  });

  it("lets the sidecar's image change within its repository only", async () => {
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "running", namespace, annotations: { [INJECT]: "payments" } },
      spec: { containers: [{ name: "app", image: "x" }], initContainers: [sidecar()] },
    };
    await apply(cluster, JSON.stringify(pod));
    const change = (image: string) => {
      const patch = JSON.stringify([{ op: "replace", path: "/spec/initContainers/0/image", value: image }]);
      return kubectl(cluster, ["patch", "pod", "running", `--namespace=${namespace}`, "--type=json", "-p", patch]);
    };
    await change("keyward.dev/sidecar:0.1.1");
    await assert.rejects(change("evil/sidecar:0.1.1"), /image must come from keyward\.dev\/sidecar/);
  });
});
