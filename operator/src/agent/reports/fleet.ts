import type { StagedAcknowledgements } from "../../keys/watching/staged-acknowledgements.ts";

/** One connected sidecar, on this replica or on another. */
export interface FleetMember {
  /** `namespace/name` of its CryptoProfile. */
  readonly profileKey: string;
  readonly protocolVersion: number;
  /** By uid of the CryptoKey: which versions it said that it holds. */
  readonly held: Map<string, ReadonlySet<number>>;
}

/** Finds the profiles that name a key. */
export type ProfilesOf = (key: string) => readonly string[];

/** Every connected sidecar that is known of, and which versions it holds. */
export class Fleet implements StagedAcknowledgements {
  readonly #byProfile = new Map<string, Set<FleetMember>>();
  readonly #profilesOf: ProfilesOf;
  readonly #uidOf: (key: string) => string | undefined;

  /** @param uidOf of a CryptoKey by `namespace/name` */
  constructor(profilesOf: ProfilesOf, uidOf: (key: string) => string | undefined) {
    this.#profilesOf = profilesOf;
    this.#uidOf = uidOf;
  }

  add(member: FleetMember): void {
    this.#byProfile.getOrInsertComputed(member.profileKey, () => new Set()).add(member);
  }

  remove(member: FleetMember): void {
    const members = this.#byProfile.get(member.profileKey);
    members?.delete(member);
    if (members?.size === 0) this.#byProfile.delete(member.profileKey);
  }

  complete(key: string, version: number): boolean {
    const uid = this.#uidOf(key);
    if (uid === undefined) return true;
    return this.#profilesOf(key).every((profile) =>
      [...(this.#byProfile.get(profile) ?? [])].every(
        ({ protocolVersion, held }) => protocolVersion < 2 || held.get(uid)?.has(version) === true,
      ),
    );
  }
}
