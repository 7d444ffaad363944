import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { mustRun } from "../../cluster/command.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { useKeyward } from "./fixture.ts";
import { certificateAuthority, container, pod, profile } from "./manifests.ts";
import { getPod, restartsOf, whenReady } from "./pods.ts";

const CHART = join(import.meta.dirname, "../../../charts/keyward");

interface Configuration {
  readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string } }[];
}
interface Secrets {
  readonly items: readonly { readonly metadata: { name: string; labels?: Readonly<Record<string, string>> } }[];
}
interface KeyPolicy {
  readonly status?: { readonly key?: { readonly fingerprint: string; readonly version: number } };
}

describe("the Helm release", { timeout: 1_200_000 }, () => {
  const fixture = useKeyward({
    manifests: (namespace) => `${profile(namespace, "payments")}---\n${certificateAuthority(namespace, "lasting")}`,
  });
  const helm = (...args: string[]) =>
    mustRun(
      [
        fixture.cluster.helmPath,
        ...args,
        `--namespace=${KEYWARD_NAMESPACE}`,
        `--kubeconfig=${fixture.cluster.kubeconfigPath}`,
      ],
      { timeoutMs: 330_000 },
    );
  const upgrade = () => helm("upgrade", "--install", "keyward", CHART, "--wait", "--timeout=300s");
  const bundles = async () => {
    const kinds = ["mutatingwebhookconfiguration", "validatingwebhookconfiguration"];
    const all = await Promise.all(kinds.map((kind) => getJson<Configuration>(fixture.cluster, [`${kind}/keyward`])));
    return all.flatMap(({ webhooks }) => webhooks.map(({ clientConfig }) => clientConfig.caBundle ?? ""));
  };
  const key = () =>
    eventually("the key", async () => {
      const policy = await getJson<KeyPolicy>(fixture.cluster, [
        "keypolicy/lasting",
        `--namespace=${fixture.namespace}`,
      ]);
      return policy.status?.key;
    });
  /** The operator's own and those of this suite's key: keys that others left may be on their way out. */
  const sealed = async () => {
    const place = ["cryptokey/lasting", `--namespace=${fixture.namespace}`];
    const { uid } = (await getJson<{ metadata: { uid: string } }>(fixture.cluster, place)).metadata;
    const { items } = await getJson<Secrets>(fixture.cluster, ["secrets", `--namespace=${KEYWARD_NAMESPACE}`]);
    const ofKey = ({ labels = {} }: { labels?: Readonly<Record<string, string>> }) => labels["keyward.dev/key-uid"];
    const names = items.filter(({ metadata }) => (ofKey(metadata) ?? uid) === uid).map(({ metadata }) => metadata.name);
    return new Set(names.filter((name) => !name.includes("helm.release")));
  };

  it("passes its own test, and leaves nothing of it behind", async () => {
    assert.match(await helm("test", "keyward", "--logs", "--timeout=300s"), /Keyward works/);
    await eventually("nothing to be left", async () => {
      const left = await kubectl(fixture.cluster, ["get", "cryptoprofiles,pods", "--namespace=default", "-o", "name"]);
      return !/self-test/.test(left);
    });
  });

  it("is upgraded without losing what the operator wrote", async () => {
    const before = await bundles();
    assert.ok(before.length === 5 && before.every((bundle) => bundle !== ""));
    await upgrade();
    assert.deepEqual(await bundles(), before);
  });

  it("is uninstalled, and keys, profiles and running pods stay; installed again, all goes on", async () => {
    const { fingerprint, version } = await key();
    const app = pod(fixture.namespace, "survivor", {
      annotations: { "keyward.dev/inject": "payments" },
      containers: [container({ args: ["sleep"] })],
    });
    await apply(fixture.cluster, app);
    const ready = await whenReady(fixture.cluster, fixture.namespace, "survivor");
    const secrets = await sealed();

    const farewell = await helm("uninstall", "keyward", "--wait", "--timeout=300s");
    assert.match(farewell, /kept due to the resource policy[\s\S]*cryptoprofiles\.keyward\.dev/);
    assert.deepEqual([...secrets.difference(await sealed())], [], "secrets are gone");
    assert.equal((await key()).fingerprint, fingerprint);

    await upgrade();
    await eventually("the profile to count its pod again", async () => {
      const { status } = await getJson<{ status?: { pods?: { total: number; current: number } } }>(fixture.cluster, [
        "cryptoprofile/payments",
        `--namespace=${fixture.namespace}`,
      ]);
      return status?.pods?.total === 1 && status.pods.current === 1;
    });
    assert.deepEqual([(await key()).fingerprint, (await key()).version], [fingerprint, version]);
    assert.deepEqual(restartsOf(await getPod(fixture.cluster, fixture.namespace, "survivor")), restartsOf(ready));
  });
});
