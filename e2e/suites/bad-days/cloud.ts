import { randomBytes } from "node:crypto";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import { SECRETS } from "@keyward/kube/client/kinds";
import { type Moto, startMoto } from "../../backends/servers/aws-kms/moto.ts";
import { KINDS } from "../crds/api-server.ts";
import { FaultyProxy } from "../kube/faulty-proxy.ts";
import type { Suite } from "../operator/fixture.ts";

const CREDENTIALS = { name: "cloud", key: "id" };

/** A cloud's key service behind a link that can be broken. */
export interface Cloud extends AsyncDisposable {
  /** Past the link, for whoever changes keys behind the operator's back. */
  readonly endpoint: string;
  readonly link: FaultyProxy;
}

export async function startCloud(): Promise<Cloud> {
  const moto: Moto = await startMoto();
  const link = await FaultyProxy.before(new URL(moto.endpoint));
  const end = async () => {
    await link[Symbol.asyncDispose]();
    await moto[Symbol.asyncDispose]();
  };
  return { endpoint: moto.endpoint, link, [Symbol.asyncDispose]: end };
}

/** A KeyBackend in the suite's namespace that reaches the cloud over its link. @returns its name */
export async function createCloudBackend({ client, namespace }: Suite, { link }: Cloud): Promise<string> {
  const name = `cloud-${randomBytes(3).toString("hex")}`;
  const staticCredentials = { accessKeyId: CREDENTIALS, secretAccessKey: CREDENTIALS };
  const awsKms = { region: "eu-central-1", endpoint: `http://127.0.0.1:${link.port}`, staticCredentials };
  const spec: KeyBackendSpec = { awsKms, development: true, limits: { timeout: "2s" } };
  await client.create(KINDS.KeyBackend, { metadata: { namespace, name }, spec });
  return name;
}

/** Moto takes whatever it is shown. */
export async function createCredentials({ client, namespace }: Suite): Promise<void> {
  const data = { [CREDENTIALS.key]: Buffer.from("development").toString("base64") };
  await client.create(SECRETS, { metadata: { namespace, name: CREDENTIALS.name }, data });
}
