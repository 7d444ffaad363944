import type { DescMethod, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { Answer } from "./answer.ts";
import type { SocketClient } from "./socket-client.ts";

export interface KeyToImport {
  readonly format: KeyFormat;
  readonly data: Uint8Array;
  readonly type?: string;
  readonly public?: boolean;
  readonly usages?: readonly string[];
}

/** The server under test, as an application sees it: nothing but its socket. One connection for each file. */
export class Engine {
  readonly #client: SocketClient;
  readonly #usedNonces: Set<string>;

  /** @param usedNonces shared by every engine of one server, which remembers nonces across connections */
  constructor(client: SocketClient, usedNonces: Set<string>) {
    this.#client = client;
    this.#usedNonces = usedNonces;
  }

  /** Whether the nonce was asked for under the key's bytes before; from now on it was. */
  sawNonce(algorithm: string, key: Uint8Array, nonce: Uint8Array): boolean {
    // Modes that count share their nonces; of CTR's block the first twelve bytes are the nonce.
    const counted = algorithm.endsWith("-CTR") ? nonce.subarray(0, 12) : nonce;
    const use = `${Buffer.from(key).toString("hex")} ${Buffer.from(counted).toString("hex")}`;
    const seen = this.#usedNonces.has(use);
    this.#usedNonces.add(use);
    return seen;
  }

  /** @throws Error for a status that says the server is at fault */
  call<M extends DescMethod>(
    method: M,
    request: MessageInitShape<M["input"]>,
  ): Promise<Answer<MessageShape<M["output"]>>> {
    return this.#client.unary(method, request);
  }

  /** Sends the messages of a client-streaming or bidirectional method, and gives every answer. */
  stream<M extends DescMethod>(
    method: M,
    requests: AsyncIterable<MessageInitShape<M["input"]>> | Iterable<MessageInitShape<M["input"]>>,
  ): Promise<Answer<readonly MessageShape<M["output"]>[]>> {
    return this.#client.stream(method, requests);
  }

  /**
   * Imports a key, lends its id to the work, and destroys it.
   * @returns the refusal where the key is not taken
   */
  async withKey<T>(key: KeyToImport, work: (key: KeyArgument) => Promise<Answer<T>>): Promise<Answer<T>> {
    const { format, data, type = "", public: isPublic = false, usages = [] } = key;
    const attributes = { usages: [...usages] };
    const imported = await this.call(KeyService.method.importKey, { format, data, type, public: isPublic, attributes });
    if ("refusal" in imported) return imported;
    const argument = refOf(imported.ok.key?.ref?.key.value ?? "");
    try {
      return await work(argument);
    } finally {
      await this.call(KeyService.method.destroyKey, { key: argument });
    }
  }
}

/** A KeyRef message that names an ephemeral key. */
export interface KeyArgument {
  readonly key: { readonly case: "id"; readonly value: string };
}

export function refOf(id: string): KeyArgument {
  return { key: { case: "id", value: id } };
}
