import { kubectl } from "../../driver/kubectl.ts";
import { installKeyward } from "../../install/install-keyward.ts";
import type { Scene } from "../scene.ts";

export async function install({ cluster, narrator }: Scene): Promise<void> {
  narrator.chapter(
    "Install Keyward",
    "A platform team does this once for a cluster: one Helm chart, two small programs.",
  );
  await installKeyward(cluster, { report: narrator.line });
  narrator.quote(await kubectl(cluster, ["get", "pods", "--namespace=keyward-system"]));
}
