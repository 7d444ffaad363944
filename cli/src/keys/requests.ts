import { KEY_REQUESTS, type RequestObject } from "../kinds.ts";
import { table } from "../output/table.ts";
import type { Session } from "../session.ts";

export async function listRequests(session: Session, key: string | undefined): Promise<void> {
  const { client, namespace, output, print, note } = session;
  const { items } = await client.list(KEY_REQUESTS, { namespace });
  const requests = items.filter(({ spec }) => key === undefined || spec.keyRef.name === key).sort(byAge);
  if (output === "json") return print(JSON.stringify(requests, undefined, 2));
  if (requests.length === 0) return note(`no KeyRequests ${key === undefined ? "" : `for ${key} `}in ${namespace}`);
  print(requestTable(requests));
}

export function requestTable(requests: readonly RequestObject[]): string {
  const rows = requests.map(({ metadata, spec, status = {} }) => [
    metadata.name,
    spec.action,
    spec.keyRef.name,
    spec.version ?? status.version,
    status.phase ?? "Pending",
    status.summary,
    spec.requester?.username,
    status.expiresAt,
  ]);
  return table(["REQUEST", "ACTION", "KEY", "VERSION", "PHASE", "APPROVALS", "REQUESTER", "EXPIRES"], rows);
}

function byAge({ metadata: a }: RequestObject, { metadata: b }: RequestObject): number {
  return `${a.creationTimestamp} ${a.name}` < `${b.creationTimestamp} ${b.name}` ? -1 : 1;
}
