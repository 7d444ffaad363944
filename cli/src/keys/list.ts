import { CRYPTO_KEYS, type KeyObject } from "../kinds.ts";
import { table } from "../output/table.ts";
import type { Session } from "../session.ts";

export async function listKeys(session: Session, everywhere: boolean): Promise<void> {
  const { client, namespace, output, print, note } = session;
  const { items } = await client.list(CRYPTO_KEYS, everywhere ? {} : { namespace });
  const keys = [...items].sort(byPlace);
  if (output === "json") return print(JSON.stringify(keys, undefined, 2));
  if (keys.length === 0) return note(everywhere ? "no CryptoKeys" : `no CryptoKeys in namespace ${namespace}`);
  const place = everywhere ? ["NAMESPACE"] : [];
  const head = [...place, "NAME", "READY", "POLICY", "ACTIVE", "VERSIONS", "BACKEND", "NEXT ROTATION"];
  print(
    table(
      head,
      keys.map((key) => [...(everywhere ? [key.metadata.namespace] : []), ...rowOf(key)]),
    ),
  );
}

function rowOf({ metadata, spec, status = {} }: KeyObject): (string | number | undefined)[] {
  const { activeVersion, versions = [], backend, nextRotationAt } = status;
  return [
    metadata.name,
    readinessOf({ status }),
    spec.policyRef.name,
    activeVersion,
    versions.length,
    backend?.name,
    nextRotationAt,
  ];
}

export function readinessOf({ status }: Pick<KeyObject, "status">): string {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  return ready === undefined ? "Unknown" : ready.status === "True" ? "True" : `False (${ready.reason})`;
}

function byPlace({ metadata: a }: KeyObject, { metadata: b }: KeyObject): number {
  return `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1;
}
