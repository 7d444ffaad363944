import { randomBytes } from "node:crypto";
import { Secret } from "@keyward/core/secret/secret";
import type { DataKeys, OpenDataKey } from "../data-keys/data-keys.ts";

/** Data keys in memory, for tests. */
export class MemoryDataKeys implements DataKeys {
  readonly #keys = new Map<string, OpenDataKey>();
  #last = 0;

  constructor() {
    this.renew();
  }

  /** Makes another one, which is current from now on. @returns its id */
  renew(): string {
    this.#last += 1;
    const id = String(this.#last);
    this.#keys.set(id, { id, key: new Secret(randomBytes(32)) });
    return id;
  }

  lose(id: string): void {
    this.#keys.delete(id);
  }

  restore(key: OpenDataKey): void {
    this.#keys.set(key.id, key);
  }

  async current(): Promise<OpenDataKey> {
    return this.#keys.get(String(this.#last))!;
  }

  async byId(id: string): Promise<OpenDataKey | undefined> {
    return this.#keys.get(id);
  }
}
