import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import { SECRETS } from "@keyward/kube/client/kinds";
import { startMoto } from "../../backends/servers/aws-kms/moto.ts";
import type { Cluster } from "../../cluster/provider.ts";
import { apiOf } from "../../driver/api.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { KINDS } from "../crds/api-server.ts";
import { FaultyProxy } from "../kube/faulty-proxy.ts";

/** A cloud's key service on this machine, which the cluster's pods reach over a link that can be broken. */
export interface Cloud extends AsyncDisposable {
  /** Name of the ClusterKeyBackend. */
  readonly backend: string;
  /** Past the link. */
  readonly endpoint: string;
  readonly link: FaultyProxy;
}

/** Starts the service and makes it known to Keyward; both end with it. @param nodeAddress that this machine can reach */
export async function startCloud(cluster: Cluster, nodeAddress: string): Promise<Cloud> {
  await using stack = new AsyncDisposableStack();
  const { endpoint } = stack.use(await startMoto());
  const host = await addressTowards(nodeAddress);
  const link = stack.use(await FaultyProxy.before(new URL(endpoint), host));
  const name = `cloud-${randomBytes(3).toString("hex")}`;
  const client = apiOf(cluster);
  const secret = { namespace: KEYWARD_NAMESPACE, name };
  // The service takes whatever it is shown.
  const data = { id: Buffer.from("development").toString("base64") };
  await client.create(SECRETS, { metadata: secret, data });
  stack.defer(() => client.delete(SECRETS, secret));
  await client.create(KINDS.ClusterKeyBackend, {
    metadata: { name },
    spec: specOf(`http://${host}:${link.port}`, name),
  });
  stack.defer(() => client.delete(KINDS.ClusterKeyBackend, { name }));
  const owned = stack.move();
  return { backend: name, endpoint, link, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function specOf(endpoint: string, secret: string): KeyBackendSpec {
  const credentials = { name: secret, key: "id" };
  const staticCredentials = { accessKeyId: credentials, secretAccessKey: credentials };
  return {
    awsKms: { region: "eu-central-1", endpoint, staticCredentials },
    development: true,
    limits: { timeout: "2s" },
  };
}

/** @returns the address of this machine under which the other one knows it; the kernel's routes say it, and nothing is sent */
async function addressTowards(address: string): Promise<string> {
  const socket = createSocket("udp4");
  socket.connect(9, address);
  await once(socket, "connect");
  const { address: own } = socket.address();
  socket.close();
  return own;
}
