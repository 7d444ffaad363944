import { ModuleFault } from "./module-fault.ts";

/** What a token calls a session. */
type Session = Buffer;

export interface Sessions {
  open(): Session;
  close(session: Session): void;
}

/** More than these wait only where the token is far too slow for its callers. */
const MAX_WAITING = 1_024;

/** Sessions of one token, each lent to one call at a time. */
export class SessionPool {
  readonly #sessions: Sessions;
  #limit: number;
  #free: Session[] = [];
  #open = 0;
  /** Ids of calls that wait, in order, each with what wakes it. */
  readonly #waiting = new Map<number, { give: (session: Session) => void; fail: (error: Error) => void }>();

  constructor(sessions: Sessions, limit: number) {
    this.#sessions = sessions;
    this.#limit = limit;
  }

  /** @param id of the call, by which it can be cancelled while it waits */
  async lend<T>(id: number, work: (session: Session) => Promise<T> | T): Promise<T> {
    const session = this.#free.pop() ?? this.#tryOpen() ?? (await this.#wait(id));
    let value: T;
    try {
      value = await work(session);
    } catch (error) {
      // An operation may be half done in it.
      this.#discard(session);
      throw error;
    }
    this.#giveBack(session);
    return value;
  }

  cancel(id: number): void {
    this.#waiting.get(id)?.fail(new ModuleFault({ code: "cancelled", value: 0, call: "C_OpenSession", detail: "" }));
    this.#waiting.delete(id);
  }

  #tryOpen(): Session | undefined {
    if (this.#open >= this.#limit) return undefined;
    try {
      const session = this.#sessions.open();
      this.#open++;
      return session;
    } catch (error) {
      // The token has fewer sessions than we may take: share those that we have.
      if (this.#open === 0 || !String((error as Error).message).startsWith("CKR_SESSION_COUNT")) throw error;
      this.#limit = this.#open;
      return undefined;
    }
  }

  #wait(id: number): Promise<Session> {
    if (this.#waiting.size >= MAX_WAITING) {
      const detail = `${MAX_WAITING} calls wait for a session of the token already`;
      throw new ModuleFault({ code: "busy", value: 0, call: "C_OpenSession", detail });
    }
    return new Promise((give, fail) => this.#waiting.set(id, { give, fail }));
  }

  #giveBack(session: Session): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free.push(session);
      return;
    }
    this.#waiting.delete(next[0]);
    next[1].give(session);
  }

  #discard(session: Session): void {
    try {
      this.#sessions.close(session);
    } catch {
      // It is gone already, which is why the call failed.
    }
    this.#open--;
    const [next] = this.#waiting;
    if (next === undefined) return;
    try {
      const another = this.#tryOpen();
      if (another === undefined) return; // A session that is lent out will be given back.
      this.#waiting.delete(next[0]);
      next[1].give(another);
    } catch (error) {
      this.#waiting.delete(next[0]);
      next[1].fail(error as Error);
    }
  }
}
