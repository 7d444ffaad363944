import type { BackendId } from "../backend-id.ts";
import { backendText } from "../backend-id.ts";

/** Keys that a backend lists with this cluster's mark and that no CryptoKey knows. Whoever looks for them notes them here. */
export class OrphanBook {
  readonly #found = new Map<string, readonly string[]>();
  /** Told when a backend's orphans are not those of before. */
  onChange: (id: BackendId) => void = () => {};

  /** @param keys as the backend names them; none clears the condition */
  note(id: BackendId, keys: readonly string[]): void {
    const sorted = [...keys].sort();
    const same = sorted.join("\n") === this.of(id)?.join("\n");
    this.#found.set(backendText(id), sorted);
    if (!same) this.onChange(id);
  }

  /** @returns undefined before anyone looked */
  of(id: BackendId): readonly string[] | undefined {
    return this.#found.get(backendText(id));
  }

  forget(id: BackendId): void {
    this.#found.delete(backendText(id));
  }
}
