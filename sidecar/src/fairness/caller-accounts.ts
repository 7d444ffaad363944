import type { Profile } from "@keyward/core/policy/profile";
import type { Caller } from "../identity/caller.ts";
import { CallerAccount } from "./caller-account.ts";

/** The account of each caller, whatever listener and wire he comes by. */
export class CallerAccounts {
  readonly #nowUs: () => number;
  readonly #accounts = new WeakMap<Caller, CallerAccount>();

  /** @param nowUs whole microseconds of a clock that does not go back */
  constructor(nowUs: () => number) {
    this.#nowUs = nowUs;
  }

  /** A call begins. @returns what it leaves when it ends @throws RESOURCE_EXHAUSTED as CallerAccount says */
  enter(caller: Caller, profile: Profile): CallerAccount {
    const account = this.of(caller);
    account.enter(profile);
    return account;
  }

  /** Does what a call asks for. @throws RESOURCE_EXHAUSTED as CallerAccount says; what the work throws */
  run<T>(caller: Caller, profile: Profile, work: () => T | Promise<T>): T | Promise<T> {
    const account = this.enter(caller, profile);
    let isUnderWay = false;
    try {
      const done = work();
      isUnderWay = done instanceof Promise;
      return done instanceof Promise ? done.finally(() => account.leave()) : done;
    } finally {
      if (!isUnderWay) account.leave();
    }
  }

  /** @param caller one object for each identity, as the fronts have them */
  of(caller: Caller): CallerAccount {
    const known = this.#accounts.get(caller);
    if (known !== undefined) return known;
    const account = new CallerAccount(caller, this.#nowUs);
    this.#accounts.set(caller, account);
    return account;
  }
}

/** Of this process: a container has one account on all of its sockets. */
export const ACCOUNTS = new CallerAccounts(() => Math.floor(performance.now() * 1_000));
