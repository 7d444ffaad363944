import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import type { PublicWrappingMethod } from "@keyward/core/crypto/transport/wrap-key";
import type { TokenAlgorithm } from "../algorithms.ts";
import { isRejected } from "../errors.ts";
import { CKA, CKO } from "../mechanisms/cryptoki.ts";
import { type Oaep, oaepDecryption } from "../mechanisms/oaep.ts";
import { decodeImport, type ImportPurpose, type ImportRecord, importId, importLabel } from "../owner/import-record.ts";
import type { Template } from "../program/protocol.ts";
import type { Token } from "../token/token.ts";
import { type Found, hexOf, type KeyObjects } from "./key-objects.ts";
import { encodeSpki } from "./public-key.ts";
import { IMPORTS, importOf, importTemplate, privateTemplate, publicTemplate } from "./templates.ts";

/** Whoever wraps has so long. */
const TICKET_MS = 24 * 3_600_000;
/** More imports than anybody has begun. */
const MAX_IMPORTS = 10_000;
const OAEP = "RSA-OAEP-SHA256";

export interface WrappingKeysOptions {
  readonly token: Token;
  readonly objects: KeyObjects;
  /** Of the wrapping keys: an RSA one that the token makes. */
  readonly algorithm: TokenAlgorithm;
  readonly oaep: Oaep;
  nowMs(): number;
}

/**
 * Pairs of the token under which keys come in: one for each import, which never leaves. Its record is written before it, so that whatever a
 * crash leaves is found once its time is over.
 */
export class WrappingKeys {
  readonly #options: WrappingKeysOptions;
  readonly #spec: KeySpec;

  constructor(options: WrappingKeysOptions) {
    this.#options = options;
    this.#spec = { algorithm: options.algorithm.name, usages: parseUsages(["unwrap"]), exportable: false };
  }

  /** Makes the pair, or finds the one that was made for this import. */
  async ticket(
    purpose: ImportPurpose & { readonly method: PublicWrappingMethod },
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    await this.#sweep(purpose.owner.clusterId, signal);
    const id = importId(purpose);
    const known = await this.#record(id, signal);
    const found = known && (await this.#pair(id, signal));
    const isWhole = known !== undefined && found?.publicKey !== undefined && found.secret;
    const record = isWhole ? known : await this.#make(purpose, signal);
    const { publicKey = [] } = isWhole ? found : await this.#pair(id, signal);
    const wrappingKey = encodeSpki(this.#options.algorithm, publicKey);
    return { method: purpose.method, wrappingKey, token: hexOf(id), endsAtMs: record.endsAtMs };
  }

  /** How many bytes of what was wrapped are the token's to open. */
  get blockBytes(): number {
    return this.#options.algorithm.size / 8;
  }

  /**
   * Opens one block of RSA-OAEP-SHA256.
   * @throws Rejected where the ticket is of another import or has ended, or with one text if the block does not open
   */
  async open(purpose: ImportPurpose, { token: name }: ImportTicket, block: Uint8Array, signal: AbortSignal) {
    const { token, nowMs, oaep } = this.#options;
    const id = importId(purpose);
    if (name !== hexOf(id)) throw new BackendError("Rejected", `the import ticket is of another key. ${AGAIN}`);
    const record = await this.#record(id, signal);
    if (record === undefined || record.endsAtMs <= nowMs()) throw ended();
    if (block.length !== this.blockBytes) throw notOpen(purpose);
    const { mechanism, finish } = oaepDecryption(oaep, OAEP);
    const key = { class: CKO.privateKey, id };
    const use = { how: "decrypt", key, mechanism, data: block, maxBytes: this.blockBytes } as const;
    try {
      return finish(await token.call("use", () => use, signal));
    } catch (error) {
      if (error instanceof BackendError && error.fault === "KeyMissing") throw ended();
      throw isRejected(error) ? notOpen(purpose) : error;
    }
  }

  /** Ends the pair of an import. */
  async remove(purpose: ImportPurpose, signal: AbortSignal): Promise<void> {
    const id = importId(purpose);
    await this.#options.objects.remove(id, signal);
    await this.#options.token.call("remove", () => ({ where: importOf(id) }), signal);
  }

  async #make(purpose: ImportPurpose, signal: AbortSignal): Promise<ImportRecord> {
    const { token, algorithm, nowMs } = this.#options;
    await this.remove(purpose, signal);
    const record = { ...purpose, endsAtMs: nowMs() + TICKET_MS };
    await token.call("put", () => ({ template: importTemplate(record) }), signal);
    const name = { id: importId(purpose), label: importLabel(purpose.owner) };
    const mechanism = { mechanism: algorithm.generation };
    const publicKey = publicTemplate(algorithm, this.#spec, name);
    const privateKey = privateTemplate(algorithm, this.#spec, name);
    await token.call("generatePair", () => ({ mechanism, publicKey, privateKey }), signal);
    return record;
  }

  /** Pairs whose time is over, whoever's import it was: nobody comes back for them. */
  async #sweep(clusterId: string, signal: AbortSignal): Promise<void> {
    const nowMs = this.#options.nowMs();
    for (const record of await this.#records(IMPORTS, signal)) {
      if (record.owner.clusterId === clusterId && record.endsAtMs <= nowMs) await this.remove(record, signal);
    }
  }

  async #record(id: Uint8Array, signal: AbortSignal): Promise<ImportRecord | undefined> {
    return (await this.#records(importOf(id), signal))[0];
  }

  async #records(where: Template, signal: AbortSignal): Promise<readonly ImportRecord[]> {
    const input = { where, read: [CKA.value], limit: MAX_IMPORTS };
    const found = await this.#options.token.call("find", () => input, signal);
    return found.flatMap(([value]) => decodeImport(value) ?? []);
  }

  #pair(id: Uint8Array, signal: AbortSignal): Promise<Found> {
    return this.#options.objects.find(id, true, signal);
  }
}

const AGAIN = "Next: begin the import again";

function ended(): BackendError {
  return new BackendError("Rejected", `the import ticket has ended. ${AGAIN}`);
}

/** One text, whichever part of it does not open. */
export function notOpen({ method }: Pick<WrappedKey, "method"> | ImportPurpose): BackendError {
  const text = `the wrapped key does not open by ${method} with the ticket's wrapping key`;
  return new BackendError("Rejected", `${text}. Next: wrap it again under that key`);
}
