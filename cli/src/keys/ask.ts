import { randomBytes } from "node:crypto";
import type { KeyRequestSpec } from "@keyward/crds/types/key-request";
import { CRYPTO_KEYS, KEY_REQUESTS, type RequestObject } from "../kinds.ts";
import type { Session } from "../session.ts";
import { assertNotRefused, follow, isEnded, type Patience, sentenceOf, waitsForPeople } from "./follow.ts";

/** What a person can ask for; who asks is for the webhook to say. */
export interface Wish extends Omit<KeyRequestSpec, "keyRef" | "requester"> {
  readonly key: string;
}

/** Creates a KeyRequest and follows it until it is done, or waits for people. @throws CliError if it ends badly */
export async function ask(session: Session, wish: Wish, patience: Patience): Promise<void> {
  const created = await createRequest(session, wish);
  const isSettled = (request: RequestObject) => isEnded(request) || waitsForPeople(request);
  const request = await follow(session, created, isSettled, patience);
  session.print(session.output === "json" ? JSON.stringify(request, undefined, 2) : sentenceOf(request));
  assertNotRefused(request);
}

/** @throws KubeError for a key that is not there: a request for it would only fail later, in a status */
export async function createRequest({ client, namespace }: Session, wish: Wish): Promise<RequestObject> {
  await client.get(CRYPTO_KEYS, { namespace, name: wish.key });
  return client.create(KEY_REQUESTS, requestOf(namespace, wish), { fieldValidation: "Strict" });
}

/** Names of requests are for people; ten hexadecimal characters keep two of the same wish apart. */
export function requestOf(namespace: string, { key, ...wish }: Wish): RequestObject {
  const stem = `${wish.action.toLowerCase()}-${key}`.slice(0, 52).replace(/[.-]+$/, "");
  const name = `${stem}-${randomBytes(5).toString("hex")}`;
  const spec: KeyRequestSpec = { keyRef: { name: key }, ...wish };
  return { apiVersion: "keyward.dev/v1alpha1", kind: "KeyRequest", metadata: { name, namespace }, spec };
}
