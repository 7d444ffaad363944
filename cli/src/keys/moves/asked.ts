import { CliError } from "../../cli-error.ts";
import { KEY_REQUESTS, type RequestObject } from "../../kinds.ts";
import type { Session } from "../../session.ts";
import { createRequest, type Wish } from "../ask.ts";
import { follow, type IsSettled, type Patience, waitsForPeople } from "../follow.ts";

/** @param name of a request that was made before; undefined: a new one. @throws CliError for a request for something else */
export async function askedFor(session: Session, wish: Wish, name: string | undefined): Promise<RequestObject> {
  if (name === undefined) return createRequest(session, wish);
  const request = await session.client.get(KEY_REQUESTS, { namespace: session.namespace, name });
  const { action, keyRef, version } = request.spec;
  if (action === wish.action && keyRef.name === wish.key && version === wish.version) return request;
  const what = `${action} of ${keyRef.name}${version === undefined ? "" : ` version ${version}`}`;
  throw new CliError(`keyrequest/${name} is for another thing: ${what}`);
}

/** Follows a request through the consent of people, and says once whom it waits for. */
export async function followThroughPeople(
  session: Session,
  request: RequestObject,
  isSettled: IsSettled,
  { waitMs }: Patience,
): Promise<RequestObject> {
  const untilPeople: IsSettled = (one, waitedMs) => isSettled(one, waitedMs) || waitsForPeople(one);
  const seen = await follow(session, request, untilPeople, { waitMs });
  if (waitMs === 0 || !waitsForPeople(seen)) return seen;
  const { name } = seen.metadata;
  session.note(`keyrequest/${name} waits for people: keyward keys approve ${name} -n ${session.namespace}`);
  return follow(session, seen, isSettled, { waitMs });
}
