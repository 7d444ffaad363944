import type { KeyUsages } from "@keyward/core/algorithms/key-usage";
import type { BackendKey, BackendKeyState, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { TokenAlgorithm } from "../algorithms.ts";
import { badAnswer } from "../errors.ts";
import { CKA, CKO } from "../mechanisms/cryptoki.ts";
import type { TokenProfile } from "../mechanisms/token-profile.ts";
import {
  decodeRecord,
  keyId,
  labelPrefix,
  type OwnerRecord,
  readableLabel,
  recordLabel,
} from "../owner/owner-record.ts";
import type { Mechanism } from "../program/protocol.ts";
import type { Token } from "../token/token.ts";
import type { IncomingKey } from "./incoming-key.ts";
import { encodeSpki, PUBLIC_ATTRIBUTES, publicValues } from "./public-key.ts";
import {
  incomingTemplate,
  objectsOf,
  privateTemplate,
  publicObject,
  publicTemplate,
  RECORDS,
  recordOf,
  recordTemplate,
  secretTemplate,
  switchesOf,
} from "./templates.ts";
import { wrapOnce } from "./wrap-once.ts";

/** More keys than any token holds. */
const MAX_OBJECTS = 1_000_000;

/** What a private or secret key may do, in the order in which it is read with the key. */
const SWITCHES: readonly number[] = [CKA.sign, CKA.decrypt, CKA.derive];

/** What there is of one key in the token. */
export interface Found {
  /** Attributes of the public half; undefined where there is none. */
  readonly publicKey: readonly (Uint8Array | undefined)[] | undefined;
  /** Whether the private or secret key is there. */
  readonly secret: boolean;
  /** Which of SWITCHES that one has on; tokens have some on that nobody asked for. */
  readonly on: ReadonlySet<number>;
  readonly record: OwnerRecord | undefined;
}

/** The objects that make up a key: its halves, and the record of its owner, which is written last and so says that it is whole. */
export class KeyObjects {
  readonly #token: Token;
  readonly #profile: TokenProfile;

  constructor(token: Token, profile: TokenProfile) {
    this.#token = token;
    this.#profile = profile;
  }

  async find(id: Uint8Array, isPair: boolean, signal: AbortSignal): Promise<Found> {
    const found = await this.#look(id, isPair, signal);
    if (found.secret || !this.#profile.readsOnce) return found;
    await this.#token.refresh();
    return await this.#look(id, isPair, signal);
  }

  async #look(id: Uint8Array, isPair: boolean, signal: AbortSignal): Promise<Found> {
    const kind = isPair ? CKO.privateKey : CKO.secretKey;
    const [secret] = await this.#find(objectsOf(kind, id), [CKA.label, ...SWITCHES], signal);
    const [, ...switches] = secret ?? [];
    const [publicKey] = isPair ? await this.#find(objectsOf(CKO.publicKey, id), PUBLIC_ATTRIBUTES, signal) : [];
    const [record] = this.#profile.ownerIn === "label" ? [secret] : await this.#find(recordOf(id), [CKA.value], signal);
    return { publicKey, secret: secret !== undefined, on: onOf(switches), record: decodeRecord(record?.[0]) };
  }

  /** Lets a key do what it was made for, or nothing. @returns whether it is there */
  async switch(id: Uint8Array, algorithm: TokenAlgorithm, usages: KeyUsages, isOn: boolean, signal: AbortSignal) {
    const made = switchesOf(algorithm, usages).filter(({ value }) => value === true);
    const to = made.map(({ type }) => ({ type, value: isOn }));
    const where = objectsOf(algorithm.isPair ? CKO.privateKey : CKO.secretKey, id);
    return (await this.#token.call("change", () => ({ where, to }), signal)) > 0;
  }

  /** Makes the key, then the record. */
  async make(algorithm: TokenAlgorithm, spec: KeySpec, record: OwnerRecord, signal: AbortSignal): Promise<void> {
    const name = this.name(record);
    const mechanism = { mechanism: algorithm.generation };
    if (algorithm.isPair) {
      const [publicKey, privateKey] = [publicTemplate(algorithm, spec, name), privateTemplate(algorithm, spec, name)];
      await this.#token.call("generatePair", () => ({ mechanism, publicKey, privateKey }), signal);
    } else {
      const template = secretTemplate(algorithm, spec, name);
      await this.#token.call("generate", () => ({ mechanism, template }), signal);
    }
    await this.putRecord(record, signal);
  }

  /** Puts a key there that was made elsewhere, then the record. */
  async take(
    algorithm: TokenAlgorithm,
    spec: KeySpec,
    { plain, publicKey, mechanism }: IncomingKey & { readonly mechanism: Mechanism },
    record: OwnerRecord,
    signal: AbortSignal,
  ): Promise<void> {
    const name = this.name(record);
    const material = wrapOnce(plain);
    const template = incomingTemplate(algorithm, spec, name);
    try {
      await this.#token.call("unwrap", () => ({ material, mechanism, template }), signal);
    } finally {
      material.under.fill(0);
    }
    if (publicKey !== undefined) {
      const whole = publicObject(algorithm, spec, name, publicValues(algorithm, publicKey));
      await this.#token.call("put", () => ({ template: whole }), signal);
    }
    await this.putRecord(record, signal);
  }

  async putRecord(record: OwnerRecord, signal: AbortSignal): Promise<void> {
    if (this.#profile.ownerIn === "label") return;
    await this.#token.call("put", () => ({ template: recordTemplate(keyId(record.owner), record) }), signal);
  }

  name(record: OwnerRecord): { readonly id: Uint8Array; readonly label: string } {
    const label = this.#profile.ownerIn === "label" ? recordLabel(record) : readableLabel(record.owner);
    return { id: keyId(record.owner), label };
  }

  /** The private half first, and the record last: what a crash leaves is no key, and still found. */
  async remove(id: Uint8Array, signal: AbortSignal): Promise<void> {
    for (const kind of [CKO.privateKey, CKO.secretKey, CKO.publicKey]) {
      await this.#token.call("remove", () => ({ where: objectsOf(kind, id) }), signal);
    }
    if (this.#profile.ownerIn === "label") return;
    await this.#token.call("remove", () => ({ where: recordOf(id) }), signal);
  }

  /** Everything that bears the cluster's mark, by id. */
  async all(clusterId: string, signal: AbortSignal): Promise<ReadonlyMap<string, Found>> {
    if (this.#profile.readsOnce) await this.#token.refresh();
    const prefix = labelPrefix(clusterId);
    const found = new Map<string, Found>();
    const records = await this.#records(signal);
    const publicKeys = new Map<string, readonly (Uint8Array | undefined)[]>();
    for (const [id, ...values] of await this.#find(objectsOf(CKO.publicKey), [CKA.id, ...PUBLIC_ATTRIBUTES], signal)) {
      if (id !== undefined) publicKeys.set(hexOf(id), values);
    }
    for (const kind of [CKO.privateKey, CKO.secretKey]) {
      const read = [CKA.id, CKA.label, ...SWITCHES];
      for (const [id, label, ...switches] of await this.#find(objectsOf(kind), read, signal)) {
        if (id === undefined || !textOf(label).startsWith(prefix)) continue;
        const hex = hexOf(id);
        const record = this.#profile.ownerIn === "label" ? decodeRecord(label) : records.get(hex);
        found.set(hex, { publicKey: publicKeys.get(hex), secret: true, on: onOf(switches), record });
      }
    }
    return found;
  }

  async #records(signal: AbortSignal): Promise<Map<string, OwnerRecord>> {
    const records = new Map<string, OwnerRecord>();
    if (this.#profile.ownerIn === "label") return records;
    for (const [value] of await this.#find(RECORDS, [CKA.value], signal)) {
      const record = decodeRecord(value);
      if (record !== undefined) records.set(hexOf(keyId(record.owner)), record);
    }
    return records;
  }

  #find(where: ReturnType<typeof objectsOf>, read: readonly number[], signal: AbortSignal) {
    return this.#token.call("find", () => ({ where, read, limit: MAX_OBJECTS }), signal);
  }
}

/** @throws BadAnswer if a half is missing */
export function backendKey(id: string, algorithm: TokenAlgorithm, found: Found): BackendKey {
  if (algorithm.isPair && found.publicKey === undefined) throw badAnswer("a private key without its public key");
  const publicKey = found.publicKey === undefined ? undefined : encodeSpki(algorithm, found.publicKey);
  const owner: KeyOwner | undefined = found.record?.owner;
  return {
    id,
    algorithm: algorithm.name,
    publicKey,
    state: stateOf(algorithm, found),
    owner,
    createdAtMs: found.record?.createdAtMs,
    destroysAtMs: undefined,
    sealRevision: undefined,
  };
}

/** A key that was made to verify alone does nothing, and is not disabled. */
export function stateOf(algorithm: TokenAlgorithm, { record, on }: Found): BackendKeyState {
  if (record?.usages === undefined) return "Enabled";
  const made = switchesOf(algorithm, record.usages).filter(
    ({ type, value }) => value === true && SWITCHES.includes(type),
  );
  return made.length === 0 || made.some(({ type }) => on.has(type)) ? "Enabled" : "Disabled";
}

/** A CK_BBOOL is one octet. */
function onOf(values: readonly (Uint8Array | undefined)[]): ReadonlySet<number> {
  return new Set(SWITCHES.filter((_, index) => values[index]?.length === 1 && values[index]![0] !== 0));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "" : Buffer.from(bytes).toString("utf8");
}
