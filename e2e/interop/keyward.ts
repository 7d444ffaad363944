import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { SocketClient } from "../vectors/engine/socket-client.ts";

/** A key as calls name it. */
export type Ref = { readonly key: { readonly case: "id"; readonly value: string } };

export interface Pem {
  readonly private: string;
  readonly public: string;
}

/** Keyward as an application sees it: nothing but its socket. What it refuses is thrown. */
export class Keyward extends SocketClient {
  /** @param type empty: what the data tells */
  async importKey(format: KeyFormat, data: Uint8Array | string, type = "", isPublic = false): Promise<Ref> {
    // The engine wipes what it was given; what a test gave stays as it is.
    const request = { format, data: Buffer.from(data as string), type, public: isPublic };
    const { key } = await this.call(KeyService.method.importKey, request);
    return refOf(key?.ref?.key.value);
  }

  importPrivate(pem: string): Promise<Ref> {
    return this.importKey(KeyFormat.PKCS8, pem);
  }

  importPublic(pem: string): Promise<Ref> {
    return this.importKey(KeyFormat.SPKI, pem);
  }

  secret(type: string, data: Uint8Array): Promise<Ref> {
    return this.importKey(KeyFormat.RAW, data, type);
  }

  /** A pair made here, which may leave. */
  async generate(type: string, usages: readonly string[]): Promise<Ref> {
    const attributes = { usages: [...usages, "export"] };
    const { key } = await this.call(KeyService.method.generateKey, { type, attributes });
    return refOf(key?.ref?.key.value);
  }

  async exported(key: Ref, format: KeyFormat = KeyFormat.PKCS8): Promise<Uint8Array> {
    return (await this.call(KeyService.method.exportKey, { key, format })).data;
  }

  async exportedPublic(key: Ref, format: KeyFormat = KeyFormat.SPKI): Promise<Uint8Array> {
    return (await this.call(KeyService.method.exportPublicKey, { key, format })).data;
  }

  /** Both halves, PEM. */
  async pem(key: Ref): Promise<Pem> {
    return {
      private: pemOf("PRIVATE KEY", await this.exported(key)),
      public: pemOf("PUBLIC KEY", await this.exportedPublic(key)),
    };
  }
}

export function refOf(id: unknown): Ref {
  if (typeof id !== "string" || id === "") throw new Error("the answer names no key");
  return { key: { case: "id", value: id } };
}

/** RFC 7468 */
export function pemOf(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
