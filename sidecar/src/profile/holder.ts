import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";

/** The profiles in force at one moment. A call takes it once and keeps it to its end. */
export interface Snapshot {
  /** By every name that a crypto-broker request may use for it. */
  readonly byName: ReadonlyMap<string, Profile>;
  /** The profile of calls that name none; undefined where a file holds several and none is called Default. */
  readonly own: Profile | undefined;
}

/** The name that crypto-broker clients send when nobody chose one. */
export const DEFAULT_PROFILE_NAME = "Default";

/** The one profile of a pod: a crypto-broker client may call it by its name or `Default`. */
export function snapshotOf(profile: Profile): Snapshot {
  const byName = new Map([
    [DEFAULT_PROFILE_NAME, profile],
    [profile.name, profile],
  ]);
  return Object.freeze({ byName, own: profile });
}

/** All profiles of a crypto-broker file; calls that name none get the one called Default, or the only one. */
export function snapshotOfAll(profiles: readonly Profile[]): Snapshot {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const own = byName.get(DEFAULT_PROFILE_NAME) ?? (profiles.length === 1 ? profiles[0] : undefined);
  return Object.freeze({ byName, own });
}

/** Holds what is in force. A swap is one assignment, so no call ever sees half of a change. */
export class ProfileHolder {
  #current: Snapshot | undefined;
  #block: KeywardError | undefined;
  readonly #listeners: (() => void)[] = [];

  get current(): Snapshot | undefined {
    return this.#current;
  }

  swap(snapshot: Snapshot): void {
    this.#current = snapshot;
    for (const listener of this.#listeners) listener();
  }

  onSwap(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** From now on every call fails so, whatever profile there is. */
  block(error: KeywardError): void {
    this.#block = error;
  }

  /** @throws UNAVAILABLE before the first valid profile; what `block` was given */
  require(): Snapshot {
    if (this.#block !== undefined) throw this.#block;
    if (this.#current !== undefined) return this.#current;
    throw new KeywardError(
      "UNAVAILABLE",
      "no valid profile is in force yet; `kubectl get cryptoprofile` shows whether it exists and is valid",
    );
  }
}
