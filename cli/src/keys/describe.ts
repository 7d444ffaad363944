import { CRYPTO_KEYS, KEY_REQUESTS, type KeyObject, type RequestObject } from "../kinds.ts";
import { plain, table } from "../output/table.ts";
import type { Session } from "../session.ts";
import { readinessOf } from "./list.ts";
import { requestTable } from "./requests.ts";

export async function describeKey({ client, namespace, output, print }: Session, name: string): Promise<void> {
  const key = await client.get(CRYPTO_KEYS, { namespace, name });
  const { items } = await client.list(KEY_REQUESTS, { namespace });
  const requests = items.filter(({ spec }) => spec.keyRef.name === name);
  print(output === "json" ? JSON.stringify({ key, requests }, undefined, 2) : textOf(key, requests));
}

function textOf(key: KeyObject, requests: readonly RequestObject[]): string {
  const { metadata, spec, status = {} } = key;
  const facts = [
    ["Name", `${metadata.namespace}/${metadata.name}`],
    ["Policy", spec.policyRef.name],
    ["Ready", readinessOf(key)],
    ["Backend", status.backend && `${status.backend.kind} ${status.backend.name} (${status.backend.protection})`],
    ["Next rotation", status.nextRotationAt],
    ...(status.conditions ?? []).map(({ type, message }) => [type, message]),
  ];
  const lines = facts.map(([word, value]) => `${`${word}:`.padEnd(16)}${plain(value ?? "-")}`);
  return [...lines, "", versionTable(key), ...(requests.length === 0 ? [] : ["", requestTable(requests)])].join("\n");
}

function versionTable({ status }: KeyObject): string {
  const rows = (status?.versions ?? []).map(({ version, state, backend, createdAt, destroyAt, fingerprint }) => [
    version,
    state,
    backend.name,
    createdAt,
    destroyAt,
    fingerprint.slice(0, 16),
  ]);
  return table(["VERSION", "STATE", "BACKEND", "CREATED", "ENDS", "FINGERPRINT"], rows);
}
