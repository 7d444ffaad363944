import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { importOf, objectsOf, recordOf } from "@keyward/provider-pkcs11/keys/templates";
import { CKA, CKO } from "@keyward/provider-pkcs11/mechanisms/cryptoki";
import type { Template } from "@keyward/provider-pkcs11/program/protocol";
import { Token } from "@keyward/provider-pkcs11/token/token";
import { type SoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { soon } from "./token-key.ts";

const MOST = 10_000;

/** A token as its owner sees it who has the PIN and no Keyward. */
export class LookedInto implements AsyncDisposable {
  readonly #token: Token;

  private constructor(token: Token) {
    this.#token = token;
  }

  static async open({ module, env }: SoftHsm): Promise<LookedInto> {
    const pin = { name: "hsm", key: "pin" };
    const token = new Token(
      { module, tokenLabel: TOKEN_LABEL, pin, sessions: 1, timeoutMs: 100_000 },
      {
        nowMs: () => Date.now(),
        env,
        readFile: (path) => Promise.reject(new Error(`no file ${path}`)),
        secret: async () => Buffer.from(USER_PIN),
        log: () => {},
      },
    );
    await token.facts(soon());
    return new LookedInto(token);
  }

  /** What there is under one CKA_ID. */
  async count({ id }: Pick<BackendKeyRef, "id">) {
    const bytes = Buffer.from(id, "hex");
    const [records, imports] = [await this.#find(recordOf(bytes)), await this.#find(importOf(bytes))];
    return {
      privateKeys: (await this.#find(objectsOf(CKO.privateKey, bytes))).length,
      publicKeys: (await this.#find(objectsOf(CKO.publicKey, bytes))).length,
      records: records.length + imports.length,
    };
  }

  /** Every object that stays in the token. */
  async total(): Promise<number> {
    return (await this.#find([{ type: CKA.token, value: true }])).length;
  }

  /** Of the private or secret keys under one CKA_ID. */
  async guards({ id }: Pick<BackendKeyRef, "id">): Promise<{ sensitive: boolean; extractable: boolean }[]> {
    const where = [CKO.privateKey, CKO.secretKey].map((kind) => objectsOf(kind, Buffer.from(id, "hex")));
    const found = await Promise.all(where.map((each) => this.#find(each, [CKA.sensitive, CKA.extractable])));
    return found.flat().map(([sensitive, extractable]) => ({
      sensitive: sensitive?.[0] === 1,
      extractable: extractable?.[0] === 1,
    }));
  }

  /** As if a crash had come before it was written. */
  async removeRecord({ id }: Pick<BackendKeyRef, "id">): Promise<void> {
    await this.#token.call("remove", () => ({ where: recordOf(Buffer.from(id, "hex")) }), soon());
  }

  #find(where: Template, read: readonly number[] = [CKA.class]) {
    return this.#token.call("find", () => ({ where, read, limit: MOST }), soon());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#token.close();
  }
}
