import { readFile } from "node:fs/promises";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Clock } from "@keyward/kube/watch/clock";
import { KubeError } from "@keyward/kube/watch/kube-error";
import { secretBytes } from "../caches/own-secret.ts";
import type { Log } from "../serve/log.ts";
import { type BackendId, backendText } from "./backend-id.ts";

export interface EnvironmentOptions {
  readonly client: Pick<KubeClient, "get">;
  /** The operator's own: where a ClusterKeyBackend's Secrets lie. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly log: Pick<Log, "info">;
  /** See identityWords. */
  readonly env: BackendEnvironment["env"];
}

/** What the backend of this id is opened with. */
export function backendEnvironment(id: BackendId, options: EnvironmentOptions): BackendEnvironment {
  const { client, clock, log, env } = options;
  const namespace = id.namespace === "" ? options.namespace : id.namespace;
  return {
    nowMs: clock.epochMs,
    env,
    readFile: (path) => readFile(path),
    secret: (ref) => readSecret(client, namespace, ref),
    log: (event, fields) => log.info(`backend.${event}`, { backend: backendText(id), ...fields }),
  };
}

async function readSecret(
  client: Pick<KubeClient, "get">,
  namespace: string,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<Uint8Array> {
  const bytes = secretBytes(await getSecret(client, namespace, name), key);
  if (bytes !== undefined && bytes.length > 0) return bytes;
  throw new BackendError("Misconfigured", `Secret ${namespace}/${name} has nothing under ${key}. Next: add it`);
}

async function getSecret(client: Pick<KubeClient, "get">, namespace: string, name: string): Promise<Secret> {
  try {
    return await client.get(SECRETS, { namespace, name });
  } catch (error) {
    throw refusal(error, `${namespace}/${name}`);
  }
}

const CAUSES: ReadonlyMap<number, readonly [BackendFault, string]> = new Map([
  [404, ["Misconfigured", "there is no such Secret. Next: create it"]],
  [
    403,
    [
      "Misconfigured",
      "the operator may not read it. Next: grant get on this one Secret to the operator's service account",
    ],
  ],
]);

function refusal(error: unknown, secret: string): BackendError {
  const [fault, text] = CAUSES.get(error instanceof KubeError ? error.status : 0) ?? [
    "Unreachable",
    "the API server did not give it; it is asked again",
  ];
  return new BackendError(fault, `Secret ${secret}: ${text}`, { cause: error });
}
