import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { getJson } from "../../driver/kubectl.ts";
import { judgeWithOpenssl } from "../certificate.ts";
import { NAMESPACE, type Scene } from "../scene.ts";

export async function signCertificate({ cluster, narrator }: Scene, pod: string): Promise<boolean> {
  narrator.chapter(
    "Sign a real certificate",
    "The application sends a certificate request to its socket; the CA's key is in the sidecar's memory and nowhere else in the pod.",
  );
  const answer = await eventually("the CA key in the sidecar", async () => {
    const given = await demoApp(cluster, { namespace: NAMESPACE, pod }, ["sign", "--common-name=checkout.shop.svc"]);
    if (given.code !== undefined) throw new Error(given.message);
    return given;
  });
  const policy = await getJson<{ status: { key: { certificate: string } } }>(cluster, [
    "keypolicy/shop-ca",
    `--namespace=${NAMESPACE}`,
  ]);
  const verdict = await judgeWithOpenssl(String(answer.pem), policy.status.key.certificate);
  narrator.quote(String(answer.pem));
  narrator.quote(verdict.text);
  if (!verdict.verified) throw new Error("openssl does not accept the certificate; its reasons are above");
  return verdict.verified;
}
