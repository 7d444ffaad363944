import type { Clock } from "@keyward/kube/watch/clock";

interface Due {
  readonly key: string;
  readonly atMs: number;
}

/** A clock that jumps is noticed after so long. */
const MAX_WAIT_MS = 60_000;

/** When each of many keys is due next, behind one timer: a heap, the earliest first. */
export class DueTimes {
  readonly #clock: Clock;
  readonly #wake: (key: string) => void;
  readonly #heap: Due[] = [];
  /** The one time that counts for a key; what the heap has besides is passed over. */
  readonly #current = new Map<string, number>();
  #cancel: () => void = () => {};
  #stopped = false;
  #armedAtMs = 0;

  /** @param wake told of each key when its time has come */
  constructor(clock: Clock, wake: (key: string) => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  get size(): number {
    return this.#current.size;
  }

  /** @param atMs milliseconds since 1970; undefined: never. Takes the place of what was said of the key before */
  set(key: string, atMs: number | undefined): void {
    if (this.#stopped || this.#current.get(key) === atMs) return;
    if (atMs === undefined) {
      this.#current.delete(key);
      return;
    }
    this.#current.set(key, atMs);
    this.#push({ key, atMs });
    if (this.#heap[0]?.key === key) this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #arm(): void {
    this.#cancel();
    const [first] = this.#heap;
    if (first === undefined || this.#stopped) return;
    this.#armedAtMs = this.#clock.epochMs();
    const waitMs = Math.min(MAX_WAIT_MS, Math.max(1, first.atMs - this.#armedAtMs));
    this.#cancel = this.#clock.setTimer(() => this.#ring(), waitMs);
  }

  #ring(): void {
    const nowMs = this.#clock.epochMs();
    // By a clock that was ahead everyone's time is too far away, and may be for a year.
    if (nowMs < this.#armedAtMs - MAX_WAIT_MS) this.#wakeAll();
    for (let [first] = this.#heap; first !== undefined && first.atMs <= nowMs; [first] = this.#heap) {
      this.#pop();
      if (this.#current.get(first.key) !== first.atMs) continue;
      this.#current.delete(first.key);
      this.#wake(first.key);
    }
    this.#arm();
  }

  #wakeAll(): void {
    const keys = [...this.#current.keys()];
    this.#current.clear();
    this.#heap.length = 0;
    for (const key of keys) this.#wake(key);
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.atMs <= due.atMs) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.atMs < heap[child]!.atMs) child += 1;
      if (heap[child]!.atMs >= last.atMs) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}
