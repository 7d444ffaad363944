import { join } from "node:path";
import { buildImage } from "@keyward/tools/images/build-image";
import { mustRun } from "../cluster/command.ts";
import type { Cluster } from "../cluster/provider.ts";

export const KEYWARD_NAMESPACE = "keyward-system";
const REPOSITORY = join(import.meta.dirname, "..", "..");
const IMAGES = ["sidecar", "operator", "webhook", "demo-app"] as const;

export interface InstallOptions {
  readonly report: (line: string) => void;
  /** Further Helm values, as `key=value`. */
  readonly values?: readonly string[];
}

/** Builds the images, gives them to the cluster and installs the chart, as a user does it; returns when all replicas are ready. */
export async function installKeyward(cluster: Cluster, { report, values = [] }: InstallOptions): Promise<void> {
  for (const name of IMAGES) await provideImage(cluster, name, report);
  report("installing Keyward with Helm");
  await mustRun(
    [
      cluster.helmPath,
      "upgrade",
      "--install",
      "keyward",
      join(REPOSITORY, "charts/keyward"),
      `--namespace=${KEYWARD_NAMESPACE}`,
      "--create-namespace",
      "--wait",
      "--timeout=600s",
      `--kubeconfig=${cluster.kubeconfigPath}`,
      ...values.flatMap((value) => ["--set", value]),
    ],
    { timeoutMs: 620_000 },
  );
}

/** Builds one image of ours and loads it. */
async function provideImage(
  cluster: Cluster,
  name: (typeof IMAGES)[number],
  report: (line: string) => void,
): Promise<void> {
  const image = await buildImage({ program: name, outDir: join(REPOSITORY, "dist/images") });
  report(
    `image ${image.name}: ${(image.compressedBytes / 1e6).toFixed(1)} MB compressed, ${image.digest.slice(0, 19)}`,
  );
  await cluster.loadImage(image.path);
}
