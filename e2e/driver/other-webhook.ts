import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { type AddressInfo, BlockList } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../cluster/command.ts";
import type { Cluster } from "../cluster/provider.ts";
import { apply, kubectl } from "./kubectl.ts";

/** One operation of RFC 6902. */
export interface PatchOperation {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: unknown;
}

interface Review {
  readonly request: { readonly uid: string; readonly object: unknown };
}

/** A mutating webhook of somebody else, on this machine; it sorts after ours, so it is called after it. */
export class OtherWebhook implements AsyncDisposable {
  calls = 0;
  readonly #cluster: Cluster;
  readonly #name: string;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(cluster: Cluster, name: string, server: ReturnType<typeof createServer>) {
    this.#cluster = cluster;
    this.#name = name;
    this.#server = server;
  }

  /**
   * @param namespace whose pods it sees
   * @param mutate pure; gives the patch for a pod
   */
  static async start(
    cluster: Cluster,
    namespace: string,
    mutate: (pod: never) => PatchOperation[],
  ): Promise<OtherWebhook> {
    const host = addressTowards(cluster);
    const { key, cert } = await selfSigned(host);
    const server = createServer({ key, cert }, async (request, response) => {
      webhook.calls++;
      const review = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString("utf8")) as Review;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(answer(review, mutate(review.request.object as never))));
    });
    const webhook = new OtherWebhook(cluster, `zz-other-${namespace}`, server);
    server.listen(0, host);
    await once(server, "listening");
    const url = `https://${host}:${(server.address() as AddressInfo).port}/mutate`;
    await apply(cluster, configuration(webhook.#name, namespace, url, cert));
    return webhook;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await kubectl(this.#cluster, ["delete", "mutatingwebhookconfiguration", this.#name, "--ignore-not-found"]);
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function answer({ request }: Review, patch: PatchOperation[]) {
  const change =
    patch.length === 0 ? {} : { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(patch)).toString("base64") };
  return {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    response: { uid: request.uid, allowed: true, ...change },
  };
}

/** This machine's address in the network of the cluster's node. */
function addressTowards(cluster: Cluster): string {
  const candidates = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const own = candidates.find((one) => one.family === "IPv4" && isInNetwork(cluster.nodeAddress, one.cidr));
  if (own === undefined) throw new Error(`this machine has no address in the network of node ${cluster.nodeAddress}`);
  return own.address;
}

/** @param cidr address and prefix length, as `198.51.100.1/30` */
function isInNetwork(address: string | undefined, cidr: string | null): boolean {
  const [network, length] = cidr?.split("/") ?? [];
  if (address === undefined || network === undefined) return false;
  const subnet = new BlockList();
  subnet.addSubnet(network, Number(length));
  return subnet.check(address);
}

async function selfSigned(host: string): Promise<{ key: string; cert: string }> {
  const folder = mkdtempSync(join(tmpdir(), "other-webhook-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=IP:${host}`];
    await mustRun([
      "openssl",
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-days",
      "1",
      "-keyout",
      key,
      "-out",
      cert,
      ...subject,
    ]);
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function configuration(name: string, namespace: string, url: string, cert: string): string {
  return JSON.stringify({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    metadata: { name },
    webhooks: [
      {
        name: "other.example.com",
        clientConfig: { url, caBundle: Buffer.from(cert).toString("base64") },
        rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        failurePolicy: "Fail",
        sideEffects: "None",
        admissionReviewVersions: ["v1"],
        reinvocationPolicy: "Never",
      },
    ],
  });
}
