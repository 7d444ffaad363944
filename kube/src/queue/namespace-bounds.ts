interface Aside {
  readonly ahead: Set<string>;
  readonly others: Set<string>;
}

/** Keeps the keys of one namespace from taking every worker: those beyond a bound wait aside until one of them is done. */
export class NamespaceBounds {
  readonly #max: number;
  readonly #running = new Map<string, number>();
  /** By namespace: keys that wait aside. */
  readonly #aside = new Map<string, Aside>();
  #waiting = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Keys that wait aside. */
  get waiting(): number {
    return this.#waiting;
  }

  isFull(key: string): boolean {
    return (this.#running.get(namespaceOf(key)) ?? 0) >= this.#max;
  }

  has(key: string): boolean {
    const aside = this.#aside.get(namespaceOf(key));
    return aside !== undefined && (aside.ahead.has(key) || aside.others.has(key));
  }

  putAside(key: string, ahead: boolean): void {
    if (!this.has(key)) this.#waiting += 1;
    const aside = this.#aside.getOrInsertComputed(namespaceOf(key), () => ({ ahead: new Set(), others: new Set() }));
    if (ahead) aside.others.delete(key);
    (ahead ? aside.ahead : aside.others).add(key);
  }

  begin(key: string): void {
    const namespace = namespaceOf(key);
    this.#running.set(namespace, (this.#running.get(namespace) ?? 0) + 1);
  }

  /** @returns the key that may run in its place, if one waits, and whether it goes ahead of others */
  end(key: string): readonly [key: string, ahead: boolean] | undefined {
    const namespace = namespaceOf(key);
    const left = (this.#running.get(namespace) ?? 1) - 1;
    if (left > 0) this.#running.set(namespace, left);
    else this.#running.delete(namespace);
    const aside = this.#aside.get(namespace);
    return aside && this.#take(namespace, aside);
  }

  clear(): void {
    this.#aside.clear();
    this.#waiting = 0;
  }

  #take(namespace: string, { ahead, others }: Aside): readonly [key: string, ahead: boolean] | undefined {
    const line = ahead.size > 0 ? ahead : others;
    const [key] = line;
    if (key === undefined) return undefined;
    line.delete(key);
    if (ahead.size + others.size === 0) this.#aside.delete(namespace);
    this.#waiting -= 1;
    return [key, line === ahead];
  }
}

/** Of `namespace/name`. */
function namespaceOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf("/")));
}
