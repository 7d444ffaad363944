import { setTimeout as sleep } from "node:timers/promises";
import type { RequestPhase } from "@keyward/crds/types/key-request";
import { CliError } from "../cli-error.ts";
import { KEY_REQUESTS, type RequestObject } from "../kinds.ts";
import { plain } from "../output/table.ts";
import type { Session } from "../session.ts";

/** How long a command waits for the end; 0: not at all. */
export interface Patience {
  readonly waitMs: number;
}

const LOOK_EVERY_MS = 250;
/** People take their time: after a while it is enough to look now and then. */
const LOOK_OFTEN_FOR_MS = 15_000;
const LOOK_LATER_EVERY_MS = 2_000;
const BAD_ENDS: ReadonlySet<RequestPhase> = new Set(["Denied", "Failed", "Expired"]);
const ENDS: ReadonlySet<RequestPhase> = new Set([...BAD_ENDS, "Succeeded"]);

export type IsSettled = (request: RequestObject, waitedMs: number) => boolean;

/** Looks at a request until it is settled, or time is up. @returns it as it was last seen */
export async function follow(
  { client }: Session,
  asked: RequestObject,
  isSettled: IsSettled,
  { waitMs }: Patience,
): Promise<RequestObject> {
  let request = asked;
  const { name, namespace } = asked.metadata;
  let waitedMs = 0;
  while (waitedMs < waitMs && !isSettled(request, waitedMs)) {
    const pauseMs = waitedMs < LOOK_OFTEN_FOR_MS ? LOOK_EVERY_MS : LOOK_LATER_EVERY_MS;
    await sleep(pauseMs);
    waitedMs += pauseMs;
    request = await client.get(KEY_REQUESTS, { name, ...(namespace && { namespace }) });
  }
  return request;
}

export function isEnded({ status }: RequestObject): boolean {
  return status?.phase !== undefined && ENDS.has(status.phase);
}

export function waitsForPeople({ status }: RequestObject): boolean {
  return status?.conditions?.some(({ reason }) => reason === "WaitingForApprovals") === true;
}

/** @throws CliError where it ended and not well */
export function assertNotRefused(request: RequestObject): void {
  const { phase } = request.status ?? {};
  if (phase !== undefined && BAD_ENDS.has(phase)) {
    throw new CliError(`the request ${phase.toLowerCase()}: ${messageOf(request)}`);
  }
}

export function sentenceOf(request: RequestObject): string {
  const { phase = "Pending" } = request.status ?? {};
  return `keyrequest/${request.metadata.name}: ${phase}. ${messageOf(request)}`.trimEnd();
}

export function messageOf({ status }: RequestObject): string {
  return plain(status?.conditions?.find(({ type }) => type === "Done")?.message ?? "");
}
