import { demoApp } from "../../driver/demo-app.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { manifest, NAMESPACE, type Scene } from "../scene.ts";

export async function annotate({ cluster, narrator }: Scene): Promise<string> {
  narrator.chapter(
    "Run an application with one annotation",
    "keyward.dev/inject: payments. The application holds no key and names no algorithm; it calls a socket.",
  );
  await apply(cluster, await manifest("app.yaml"));
  await kubectl(cluster, ["rollout", "status", "deployment/checkout", `--namespace=${NAMESPACE}`, "--timeout=240s"], {
    timeoutMs: 250_000,
  });
  narrator.quote(await kubectl(cluster, ["get", "pods", `--namespace=${NAMESPACE}`, "-o", "wide"]));
  const pods = await getJson<{ items: { metadata: { name: string } }[] }>(cluster, [
    "pods",
    `--namespace=${NAMESPACE}`,
    "--selector=app=checkout",
  ]);
  const pod = pods.items[0]?.metadata.name;
  if (pod === undefined) throw new Error("the deployment has no pod");
  const answer = await demoApp(cluster, { namespace: NAMESPACE, pod }, ["hash"]);
  narrator.line(
    `the application asked for a hash and got ${answer.algorithm}: ${String(answer.digest).slice(0, 32)}...`,
  );
  return pod;
}
