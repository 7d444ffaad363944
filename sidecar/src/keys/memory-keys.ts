import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import type { Caller } from "../identity/caller.ts";
import type { Key } from "./key.ts";
import type { NamedKeys } from "./key-ring.ts";

/** Named keys that live as long as the process: a pod writes no key anywhere. */
export class MemoryKeys implements NamedKeys {
  readonly durable = false;
  readonly #byIdentity = new Map<string, Map<string, Key>>();

  find(caller: Caller, name: string): Key | undefined {
    return this.#byIdentity.get(identityOf(caller))?.get(name);
  }

  put(caller: Caller, name: string, key: Key, limit: number): void {
    const identity = identityOf(caller);
    const keys = this.#byIdentity.get(identity) ?? new Map<string, Key>();
    if (keys.has(name)) {
      throw new KeywardError("FAILED_PRECONDITION", `a key is kept as ${quote(name)} already; destroy it first`);
    }
    if (keys.size >= limit) {
      const text = `${limit} keys are kept under names, the most that the profile permits (limits.namedKeys); destroy some`;
      throw new KeywardError("RESOURCE_EXHAUSTED", text);
    }
    this.#byIdentity.set(identity, keys.set(name, key));
  }

  destroy(caller: Caller, name: string): boolean {
    return this.#byIdentity.get(identityOf(caller))?.delete(name) ?? false;
  }

  list(caller: Caller): readonly { readonly name: string; readonly key: Key }[] {
    return [...(this.#byIdentity.get(identityOf(caller)) ?? [])].map(([name, key]) => ({ name, key }));
  }
}

/** Two callers are one identity where namespace and container are the same; a line feed is in neither. */
export function identityOf({ namespace, container }: Caller): string {
  return `${namespace}\n${container}`;
}
