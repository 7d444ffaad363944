import { randomBytes } from "node:crypto";
import { after, before } from "node:test";
import { chooseProvider } from "../../cluster/choose.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import type { Cluster } from "../../cluster/provider.ts";
import { closeApis } from "../../driver/api.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { installKeyward } from "../../install/install-keyward.ts";

/** Set by the runner: the name of a cluster on which Keyward is installed already. */
const INSTALLED_CLUSTER = "KEYWARD_INSTALLED_CLUSTER";

/** What a suite works with; the fields are there once its hooks have run. */
export interface Fixture {
  cluster: Cluster;
  /** A namespace of this suite's own, gone afterwards. */
  namespace: string;
}

export interface FixtureOptions {
  /** Enforce the restricted Pod Security Standard. */
  readonly restricted?: boolean;
  /** Manifests applied into the namespace before the first test. */
  readonly manifests?: (namespace: string) => string;
}

/** Gives the suite a cluster with Keyward and a namespace, by hooks of the surrounding `describe`. */
export function useKeyward(options: FixtureOptions = {}): Fixture {
  const fixture = {} as Fixture;
  let takeDown = async () => {};
  before(async () => {
    ({ cluster: fixture.cluster, takeDown } = await clusterWithKeyward());
    fixture.namespace = `t-${randomBytes(4).toString("hex")}`;
    await apply(fixture.cluster, namespaceManifest(fixture.namespace, options.restricted ?? false));
    await untilPodsAreTaken(fixture);
    if (options.manifests) await apply(fixture.cluster, options.manifests(fixture.namespace));
  });
  after(async () => {
    if (fixture.namespace) await kubectl(fixture.cluster, ["delete", "namespace", fixture.namespace, "--wait=false"]);
    closeApis();
    await takeDown();
  });
  return fixture;
}

/** A controller makes the account that pods run under, some time after the namespace; until then none is taken. */
async function untilPodsAreTaken({ cluster, namespace }: Fixture): Promise<void> {
  await eventually("the namespace's default service account", async () => {
    const { code } = await cluster.kubectl(["get", "serviceaccount", "default", `--namespace=${namespace}`]);
    return code === 0;
  });
}

async function clusterWithKeyward(): Promise<{ cluster: Cluster; takeDown: () => Promise<void> }> {
  const provider = await chooseProvider(readClusterConfig());
  const installed = process.env[INSTALLED_CLUSTER];
  if (installed !== undefined) {
    const cluster = await provider.find(installed);
    if (cluster === undefined)
      throw new Error(`${INSTALLED_CLUSTER} names "${installed}", but there is no such cluster`);
    return { cluster, takeDown: async () => {} };
  }
  const report = (line: string) => console.error(line);
  const cluster = await provider.up({ name: `t-${randomBytes(3).toString("hex")}`, report });
  await installKeyward(cluster, { report });
  return { cluster, takeDown: () => cluster.down() };
}

function namespaceManifest(name: string, restricted: boolean): string {
  const labels = restricted ? "  labels: {pod-security.kubernetes.io/enforce: restricted}\n" : "";
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n${labels}`;
}
