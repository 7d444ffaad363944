import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { KindName } from "./kinds.ts";
import { mergePatch, withNull } from "./merge-patch.ts";

/** One row of the table that the validators and the API server must agree on. */
export interface Case {
  /** A sentence. */
  readonly name: string;
  readonly object: object;
  /** State that the object replaces; undefined for a new object. */
  readonly old: object | undefined;
  /** The object holds nulls, which server-side apply does not take for absent fields as all other requests do. */
  readonly hasNulls: boolean;
  /** Undefined where the object is good. */
  readonly refused: Refused | undefined;
}

export interface Refused {
  readonly at: string;
  /** Part of our text. */
  readonly because: string;
  /** Part of the API server's text where it names neither the same rule nor the same field. */
  readonly server?: string;
}

interface Row {
  readonly name: string;
  readonly base: string;
  readonly change?: object;
  readonly nulls?: readonly string[];
  readonly update?: object;
  readonly refused?: Refused;
}

interface Table {
  readonly bases: Readonly<Record<string, object>>;
  readonly cases: readonly Row[];
}

const FILES: Readonly<Record<KindName, string>> = {
  CryptoProfile: "crypto-profile.yaml",
  KeyPolicy: "key-policy.yaml",
  CryptoKey: "crypto-key.yaml",
  KeyBackend: "key-backend.yaml",
  ClusterKeyBackend: "cluster-key-backend.yaml",
  KeyRequest: "key-request.yaml",
  KeyApproval: "key-approval.yaml",
  KeywardIssuer: "keyward-issuer.yaml",
};

/** Reads crds/cases; the file itself says how its rows are written. */
export function loadCases(kind: KindName): Case[] {
  const path = join(import.meta.dirname, "../../cases", FILES[kind]);
  const table = parse(readFileSync(path, "utf8")) as Table;
  return table.cases.map((row) => toCase(row, table.bases));
}

function toCase(row: Row, bases: Table["bases"]): Case {
  const base = bases[row.base];
  if (!base) throw new Error(`case "${row.name}": no base ${row.base}`);
  const first = (row.nulls ?? []).reduce<unknown>(withNull, mergePatch(base, row.change ?? {})) as object;
  const { name, refused } = row;
  const hasNulls = row.nulls !== undefined;
  if (row.update === undefined) return { name, object: first, old: undefined, hasNulls, refused };
  return { name, object: mergePatch(first, row.update) as object, old: first, hasNulls, refused };
}
