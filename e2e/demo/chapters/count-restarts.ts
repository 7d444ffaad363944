import { eventually } from "../../driver/eventually.ts";
import { getJson, kubectl } from "../../driver/kubectl.ts";
import { NAMESPACE, readiness, type Scene } from "../scene.ts";

export async function countRestarts({ cluster, narrator }: Scene, pod: string): Promise<number> {
  type Statuses = { restartCount: number }[];
  const seen = await getJson<{ status: { containerStatuses: Statuses; initContainerStatuses: Statuses } }>(cluster, [
    `pod/${pod}`,
    `--namespace=${NAMESPACE}`,
  ]);
  const restarts = [...seen.status.containerStatuses, ...seen.status.initContainerStatuses].reduce(
    (sum, one) => sum + one.restartCount,
    0,
  );
  narrator.line(`restarts of all containers of the pod: ${restarts}`);
  await eventually(
    "the profile's summary",
    async () => (await readiness(cluster, "cryptoprofile/payments")) === "True",
  );
  narrator.quote(await kubectl(cluster, ["get", "cryptoprofiles", `--namespace=${NAMESPACE}`]));
  return restarts;
}
