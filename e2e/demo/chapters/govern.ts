import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { manifest, NAMESPACE, readiness, type Scene } from "../scene.ts";

export async function govern({ cluster, narrator }: Scene): Promise<void> {
  narrator.chapter(
    "Write down what is allowed",
    "The security team owns KeyPolicies (Keyward makes the keys and keeps them sealed) and a CryptoProfile.",
  );
  await apply(cluster, await manifest("policies.yaml"));
  await apply(cluster, await manifest("profile.yaml"));
  for (const name of ["shop-ca", "orders"])
    await eventually(`the key of ${name}`, async () => (await readiness(cluster, `keypolicy/${name}`)) === "True");
  narrator.quote(await kubectl(cluster, ["get", "keypolicies,cryptoprofiles", `--namespace=${NAMESPACE}`]));
}
