/** Who stands on a roster keeps his place for it. */
export interface Listed {
  /** Of the roster alone. */
  place: number;
}

/**
 * Who is there now, in no order. A Set whose members come and go makes a new table every few of them, and each that the collector has
 * taken for old holds the next one: they add up until the whole heap is collected.
 */
export class Roster<T extends Listed> {
  readonly #list: T[] = [];

  get size(): number {
    return this.#list.length;
  }

  add(member: T): void {
    member.place = this.#list.push(member) - 1;
  }

  /** Whoever is not there, or not any more, is not missed. */
  delete(member: T): void {
    if (this.#list[member.place] !== member) return;
    const last = this.#list.pop()!;
    if (last === member) return;
    this.#list[member.place] = last;
    last.place = member.place;
  }

  /** A copy: members may leave meanwhile. */
  all(): T[] {
    return this.#list.slice();
  }
}
