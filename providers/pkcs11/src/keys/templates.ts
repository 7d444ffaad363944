import { hasUsage, type KeyUsage, type KeyUsages } from "@keyward/core/algorithms/key-usage";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { TokenAlgorithm } from "../algorithms.ts";
import { CKA, CKO } from "../mechanisms/cryptoki.ts";
import { encodeImport, IMPORT_APPLICATION, type ImportRecord, importId } from "../owner/import-record.ts";
import { APPLICATION, encodeRecord, type OwnerRecord } from "../owner/owner-record.ts";
import type { Attribute, Template } from "../program/protocol.ts";

/** What a key object is called. */
export interface ObjectName {
  readonly id: Uint8Array;
  readonly label: string;
}

function named(kind: number, { id, label }: ObjectName): readonly Attribute[] {
  return [
    { type: CKA.class, value: kind },
    { type: CKA.token, value: true },
    { type: CKA.id, value: id },
    { type: CKA.label, value: label },
  ];
}

export function publicTemplate(algorithm: TokenAlgorithm, { usages }: KeySpec, name: ObjectName): Template {
  return [
    ...named(CKO.publicKey, name),
    { type: CKA.keyType, value: algorithm.keyType },
    ...algorithm.shape,
    { type: CKA.private, value: false },
    ...(algorithm.agreement === undefined ? [usage(CKA.verify, usages, "verify", "sign")] : []),
    ...(algorithm.ciphers.length > 0 ? [usage(CKA.encrypt, usages, "encrypt", "wrap")] : []),
  ];
}

export function privateTemplate(algorithm: TokenAlgorithm, spec: KeySpec, name: ObjectName): Template {
  return [
    ...named(CKO.privateKey, name),
    { type: CKA.keyType, value: algorithm.keyType },
    ...guarded(spec),
    ...switchesOf(algorithm, spec.usages),
  ];
}

/** What the private or secret key does, as it is made; a key that is disabled does none of it. */
export function switchesOf(algorithm: TokenAlgorithm, usages: KeyUsages): Template {
  if (!algorithm.isPair) {
    const both = algorithm.mac === undefined ? [CKA.encrypt, CKA.decrypt] : [CKA.sign, CKA.verify];
    return both.map((type) => ({ type, value: true }));
  }
  return [
    ...(algorithm.agreement === undefined ? [usage(CKA.sign, usages, "sign")] : [{ type: CKA.derive, value: true }]),
    ...(algorithm.ciphers.length > 0 ? [usage(CKA.decrypt, usages, "decrypt", "unwrap")] : []),
  ];
}

export function secretTemplate(algorithm: TokenAlgorithm, spec: KeySpec, name: ObjectName): Template {
  return [
    ...named(CKO.secretKey, name),
    { type: CKA.keyType, value: algorithm.keyType },
    ...algorithm.shape,
    ...guarded(spec),
    ...switchesOf(algorithm, spec.usages),
  ];
}

/** Of a public half that was made elsewhere. @param values what makes it one of this key */
export function publicObject(algorithm: TokenAlgorithm, spec: KeySpec, name: ObjectName, values: Template): Template {
  return [...withoutShape(algorithm, publicTemplate(algorithm, spec, name)), ...values];
}

/** Of a private or secret key that was made elsewhere: what it is comes with it. */
export function incomingTemplate(algorithm: TokenAlgorithm, spec: KeySpec, name: ObjectName): Template {
  if (algorithm.isPair) return privateTemplate(algorithm, spec, name);
  return withoutShape(algorithm, secretTemplate(algorithm, spec, name));
}

function withoutShape({ shape }: TokenAlgorithm, template: Template): Template {
  return template.filter(({ type }) => !shape.some((part) => part.type === type));
}

function guarded({ exportable }: KeySpec): readonly Attribute[] {
  return [
    { type: CKA.private, value: true },
    { type: CKA.sensitive, value: true },
    { type: CKA.extractable, value: exportable },
  ];
}

function usage(type: number, usages: KeyUsages, ...any: readonly KeyUsage[]): Attribute {
  return { type, value: any.some((one) => hasUsage(usages, one)) };
}

/** Private, so that only who has the PIN can write one. */
export function recordTemplate(id: Uint8Array, record: OwnerRecord): Template {
  return [...recordOf(id), { type: CKA.value, value: Buffer.from(encodeRecord(record)) }];
}

/** What every data object of ours has. */
export const RECORDS: Template = [
  { type: CKA.class, value: CKO.data },
  { type: CKA.token, value: true },
  { type: CKA.application, value: APPLICATION },
];

export function recordOf(id: Uint8Array): Template {
  const label = `keyward key ${Buffer.from(id).toString("hex")}`;
  return [...RECORDS, { type: CKA.private, value: true }, { type: CKA.label, value: label }];
}

/** What every record of an import has: nobody who looks for keys finds one. */
export const IMPORTS: Template = [
  { type: CKA.class, value: CKO.data },
  { type: CKA.token, value: true },
  { type: CKA.application, value: IMPORT_APPLICATION },
];

export function importOf(id: Uint8Array): Template {
  const label = `keyward import ${Buffer.from(id).toString("hex")}`;
  return [...IMPORTS, { type: CKA.private, value: true }, { type: CKA.label, value: label }];
}

export function importTemplate(record: ImportRecord): Template {
  return [...importOf(importId(record)), { type: CKA.value, value: Buffer.from(encodeImport(record)) }];
}

export function objectsOf(kind: number, id?: Uint8Array): Template {
  const where = [
    { type: CKA.class, value: kind },
    { type: CKA.token, value: true },
  ];
  return id === undefined ? where : [...where, { type: CKA.id, value: id }];
}
