import type { CryptographyClient, KeyClient } from "@azure/keyvault-keys";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { backendKeyOf, parseKeyId } from "../keys/vault-key.ts";
import type { CallOptions, Exchange } from "./exchange.ts";

/** Each holds the public half of its key, which the SDK asks for once. */
const MAX_CLIENTS = 1_000;

/** The SDK's clients for one vault. */
export class VaultClient {
  readonly keys: KeyClient;
  readonly exchange: Exchange;
  /** By id, the least recently used first. */
  readonly #crypto = new Map<string, CryptographyClient>();
  readonly #publicKeys = new Map<string, Uint8Array>();

  constructor(keys: KeyClient, exchange: Exchange) {
    this.keys = keys;
    this.exchange = exchange;
  }

  /** Runs one operation of a key. @throws BackendError */
  crypto<T>(
    what: string,
    key: BackendKeyRef,
    signal: AbortSignal,
    work: (client: CryptographyClient, options: CallOptions) => Promise<T>,
  ): Promise<T> {
    const client = this.#clientOf(key);
    return this.exchange.run(what, signal, (options) => work(client, options));
  }

  /** SubjectPublicKeyInfo, DER; it never changes, so it is asked for once. */
  async publicKey(key: BackendKeyRef, signal: AbortSignal): Promise<Uint8Array> {
    const known = this.#publicKeys.get(key.id);
    if (known !== undefined) return known;
    const { name, version } = parseKeyId(key);
    const found = await this.exchange.run("reading a key", signal, (options) =>
      this.keys.getKey(name, { ...options, version }),
    );
    const spki = backendKeyOf(found).publicKey!;
    keep(this.#publicKeys, key.id, spki);
    return spki;
  }

  #clientOf(key: BackendKeyRef): CryptographyClient {
    const { name, version } = parseKeyId(key);
    const client = this.#crypto.get(key.id) ?? this.keys.getCryptographyClient(name, { keyVersion: version });
    keep(this.#crypto, key.id, client);
    return client;
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_CLIENTS && oldest !== undefined) map.delete(oldest);
}
