import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { KeyRequestSpec } from "@keyward/crds/types/key-request";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { CliError } from "../cli-error.ts";
import { CRYPTO_KEYS, KEY_REQUESTS, type RequestObject } from "../kinds.ts";
import { plain } from "../output/table.ts";
import type { Session } from "../session.ts";

export interface Wish {
  readonly key: string;
  readonly action: KeyAction;
  readonly version?: number;
  readonly reason?: string;
}

/** How long a command waits for the end; 0: not at all. */
export interface Patience {
  readonly waitMs: number;
}

const LOOK_EVERY_MS = 250;
const ENDS: ReadonlySet<string> = new Set(["Succeeded", "Denied", "Failed", "Expired", "WaitingForMaterial"]);

/** Creates a KeyRequest and follows it until it is done, or waits for people. @throws CliError if it ends badly */
export async function ask(session: Session, wish: Wish, { waitMs }: Patience): Promise<void> {
  const { client, namespace, output, print } = session;
  // Asked first: a request for a key that is not there would only fail later, in a status.
  await client.get(CRYPTO_KEYS, { namespace, name: wish.key });
  const created = await client.create(KEY_REQUESTS, requestOf(namespace, wish), { fieldValidation: "Strict" });
  const request = await follow(session, created, waitMs);
  print(output === "json" ? JSON.stringify(request, undefined, 2) : sentenceOf(request));
  if (["Denied", "Failed", "Expired"].includes(request.status?.phase ?? "")) {
    throw new CliError(`the request ${request.status?.phase?.toLowerCase()}: ${messageOf(request)}`);
  }
}

/** Names of requests are for people; ten hexadecimal characters keep two of the same wish apart. */
export function requestOf(namespace: string, { key, action, version, reason }: Wish): RequestObject {
  const spec: KeyRequestSpec = {
    keyRef: { name: key },
    action,
    ...(version !== undefined && { version }),
    ...(reason !== undefined && { reason }),
  };
  const stem = `${action.toLowerCase()}-${key}`.slice(0, 52).replace(/[.-]+$/, "");
  const name = `${stem}-${randomBytes(5).toString("hex")}`;
  return { apiVersion: "keyward.dev/v1alpha1", kind: "KeyRequest", metadata: { name, namespace }, spec };
}

async function follow({ client }: Session, created: RequestObject, waitMs: number): Promise<RequestObject> {
  let request = created;
  const { name, namespace } = created.metadata;
  for (let waitedMs = 0; waitedMs < waitMs && !isSettled(request); waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    request = await client.get(KEY_REQUESTS, { name, ...(namespace && { namespace }) });
  }
  return request;
}

/** Done, or nothing more to wait for at a terminal: people take their time. */
function isSettled({ status }: RequestObject): boolean {
  if (ENDS.has(status?.phase ?? "")) return true;
  return status?.conditions?.some(({ reason }) => reason === "WaitingForApprovals") === true;
}

function sentenceOf(request: RequestObject): string {
  const { phase = "Pending" } = request.status ?? {};
  return `keyrequest/${request.metadata.name}: ${phase}. ${messageOf(request)}`.trimEnd();
}

function messageOf({ status }: RequestObject): string {
  return plain(status?.conditions?.find(({ type }) => type === "Done")?.message ?? "");
}
