/** Work that goes on when its turn comes. */
export interface TurnWork {
  /** Goes on until there is nothing left or the turn is over. @returns whether something is left */
  goOn(): boolean;
}

/** What shares the event loop among callers, as one of them sees it. */
export interface Wheel {
  /** No more than one caller has connections: there is nobody to be fair to, now. */
  readonly isAlone: boolean;
  /** Counts turns of the loop while there is work of more than one caller. */
  readonly turn: number;
  /** What whoever was served last had had, for its weight: who comes after a rest begins here, and has nothing saved up. */
  readonly pass: number;
  /** A caller has its first connection (1) or none any more (-1). */
  count(callers: 1 | -1): void;
  /** The caller has work waiting. */
  wait(turns: CallerTurns): void;
  /** Sees to it that this turn ends. */
  schedule(): void;
}

/** Long enough that what a turn of the loop costs is lost in it, short enough to wait for. */
const QUANTUM_US = 100;

/** Of a caller that nobody else waits for: somebody may come. */
const ALONE_US = 1_000;

/** What a slice of work takes at most; see contexts/pace.ts. */
const SLICE_US = 250;

/** So often the clock is looked at, about: each look costs some hundredths of a microsecond. */
const LOOK_US = 20;
const MAX_STEPS = 16;

/** What the system takes to deliver as much, at least, before we see it. */
const BYTES_PER_US = 4_096;

/** The turns of one caller on the event loop, for all its connections and on every wire. */
export class CallerTurns {
  readonly #wheel: Wheel;
  readonly #nowUs: () => number;
  readonly #weight: () => number;
  readonly #waiting: TurnWork[] = [];
  #connections = 0;
  /** What it has had, for its weight. */
  #pass = 0;
  /** Of the turn that it worked in last. */
  #turn = -1;
  #spentUs = 0;
  #beganUs = 0;
  #endUs = 0;
  #lookedUs = 0;
  #steps = 1;
  #stepsLeft = 0;

  constructor(wheel: Wheel, nowUs: () => number, weight: () => number) {
    this.#wheel = wheel;
    this.#nowUs = nowUs;
    this.#weight = weight;
  }

  get pass(): number {
    return this.#pass;
  }

  /** Connections that are open. */
  get connectionCount(): number {
    return this.#connections;
  }

  /** A connection has come; its end is told by `leave`. */
  join(): void {
    if (this.#connections++ === 0) this.#wheel.count(1);
  }

  leave(): void {
    if (--this.#connections === 0) this.#wheel.count(-1);
  }

  /** Whether it has had less for its weight, or as little with a higher weight. */
  isBefore(other: CallerTurns): boolean {
    return this.#pass < other.#pass || (this.#pass === other.#pass && this.#weight() > other.#weight());
  }

  /** Whether work that comes now may begin at once: nothing of the caller waits, and this turn has some time left for it. */
  get mayBegin(): boolean {
    if (this.#waiting.length > 0) return false;
    return this.#wheel.isAlone || this.#turn !== this.#wheel.turn || this.#spentUs < this.#freshUs;
  }

  /** Work begins, and its turn. @param bytes that the system delivered for it */
  begin(bytes: number): void {
    if (this.#turn !== this.#wheel.turn) {
      this.#turn = this.#wheel.turn;
      this.#spentUs = 0;
    }
    this.#spentUs += bytes / BYTES_PER_US;
    this.#start(this.#wheel.isAlone ? ALONE_US : this.#freshUs - this.#spentUs);
  }

  /** Whether the work should let others have their turn. To be asked between two pieces of it. */
  get isOver(): boolean {
    if (--this.#stepsLeft > 0) return false;
    const nowUs = this.#nowUs();
    const wasLong = nowUs - this.#lookedUs > LOOK_US;
    this.#steps = wasLong ? Math.max(1, this.#steps >> 1) : Math.min(MAX_STEPS, this.#steps + 1);
    this.#stepsLeft = this.#steps;
    this.#lookedUs = nowUs;
    return nowUs >= this.#endUs;
  }

  /** The work has ended or waits. */
  end(): void {
    if (this.#wheel.isAlone) return;
    this.spend(this.#nowUs() - this.#beganUs);
    this.#wheel.schedule();
  }

  /** Time goes to the caller's account. */
  spend(us: number): void {
    this.#spentUs += us;
    this.#pass = Math.max(this.#pass, this.#wheel.pass) + us / this.#weight();
  }

  /** Work waits for its turn, behind the caller's other work. */
  wait(work: TurnWork): void {
    this.#pass = Math.max(this.#pass, this.#wheel.pass);
    if (this.#waiting.push(work) === 1) this.#wheel.wait(this);
  }

  /** For work that is done in slices. @returns once the next of them may be done */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        resolve();
        // It is done as soon as the wheel has let go, out of its sight.
        this.spend(SLICE_US);
        return false;
      };
      this.wait({ goOn });
    });
  }

  /** The wheel's: a quantum for what waits first. @returns whether something waits still */
  takeTurn(): boolean {
    const work = this.#waiting[0]!;
    this.#turn = this.#wheel.turn;
    this.#spentUs = 0;
    this.#start(QUANTUM_US);
    let isLeft = false;
    try {
      isLeft = work.goOn();
    } finally {
      this.#waiting.shift();
      if (isLeft) this.#waiting.push(work);
      this.spend(this.#nowUs() - this.#beganUs);
    }
    return this.#waiting.length > 0;
  }

  /** Of what comes in one turn, so much is done at once. */
  get #freshUs(): number {
    return (QUANTUM_US * this.#weight()) / 2;
  }

  #start(us: number): void {
    this.#beganUs = this.#nowUs();
    this.#lookedUs = this.#beganUs;
    this.#endUs = this.#beganUs + us;
    this.#stepsLeft = Math.min(this.#steps, 4);
  }
}
