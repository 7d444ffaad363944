import type { DescMethod, MessageInitShape } from "@bufbuild/protobuf";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { SocketClient } from "../../vectors/engine/socket-client.ts";

export interface KeyId {
  readonly key: { readonly case: "id"; readonly value: string };
}

/** An application's end of the socket, in the words of the suites. */
export class EngineClient extends SocketClient {
  /** @returns code and text. @throws Error where it is answered, or failed for a reason of the server's */
  async refusal<M extends DescMethod>(method: M, request: MessageInitShape<M["input"]>): Promise<string> {
    const answer = await this.unary(method, request);
    if ("refusal" in answer) return `${answer.refusal.code}: ${answer.refusal.text}`;
    throw new Error(`${method.name} was not refused`);
  }

  async generate(type: string, usages: readonly string[]): Promise<KeyId> {
    const { key } = await this.call(KeyService.method.generateKey, { type, attributes: { usages: [...usages] } });
    return idOf(key);
  }

  /** A secret of that many bytes, all different. */
  async importSecret(type: string, bytes: number, usages: readonly string[]): Promise<KeyId> {
    const data = Uint8Array.from({ length: bytes }, (_, index) => index);
    const attributes = { usages: [...usages] };
    const { key } = await this.call(KeyService.method.importKey, { format: KeyFormat.RAW, data, type, attributes });
    return idOf(key);
  }
}

/** The reference to an ephemeral key that an answer describes. */
export function idOf(key: { readonly ref?: { readonly key: { readonly value?: unknown } } } | undefined): KeyId {
  return { key: { case: "id", value: String(key?.ref?.key.value ?? "") } };
}
