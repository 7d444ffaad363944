import type { AlgorithmRow, Registry } from "@keyward/core/algorithms/registry";
import { requireRow } from "@keyward/core/algorithms/registry";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { type AlgorithmSection, algorithmAllowed } from "@keyward/core/policy/algorithm-checks";
import type { Profile } from "@keyward/core/policy/profile";
import { enforce } from "@keyward/core/policy/verdict";
import { assertServed } from "../fips/served.ts";
import type { Key } from "../keys/key.ts";

/** How a family's algorithms are chosen for a key. */
export interface AlgorithmFamily<R> {
  readonly section: AlgorithmSection;
  readonly registry: Registry<R>;
  /** What the rows are, for messages. */
  readonly kind: string;
  /** Whether the key's type and size are the algorithm's. */
  fits(row: R, key: Key): boolean;
}

/**
 * The algorithm of a call with a key: the one that it names, else the one that the key is bound to, else the profile's default,
 * else the first that the profile permits; the last two only where they fit the key.
 * @param named empty: the call names none
 * @throws INVALID_ARGUMENT for an unknown name, and for one that does not fit the key; NOT_PERMITTED for one that the profile or the
 *   key does not permit; NOT_SUPPORTED in FIPS mode for one that is not approved
 */
export function chooseAlgorithm<R extends Pick<AlgorithmRow, "name" | "fips">>(
  family: AlgorithmFamily<R>,
  named: string,
  key: Key,
  profile: Profile,
): R {
  const { section, registry, kind } = family;
  const name = named || (key.algorithm ?? fittingName(family, key, profile));
  const row = requireRow(registry, kind, name);
  enforce(algorithmAllowed(profile, section, name));
  assertServed(row);
  if (key.algorithm !== undefined && key.algorithm !== name) throw boundElsewhere(key.algorithm, name, profile);
  if (family.fits(row, key)) return row;
  throw new KeywardError("INVALID_ARGUMENT", `${name} takes no key of type ${key.type.name}`);
}

/** @throws NOT_PERMITTED where the profile permits nothing that fits */
function fittingName<R>({ section, registry, fits }: AlgorithmFamily<R>, key: Key, profile: Profile): string {
  const choice = profile[section];
  const candidates = choice === undefined ? [] : [...new Set([choice.default, ...choice.allowed])];
  const found = candidates.find((name) => {
    const row = registry.get(name);
    return row !== undefined && fits(row, key);
  });
  if (found !== undefined) return found;
  const wouldPass = candidates.length === 0 ? `nothing, as it has no ${section} section` : candidates.join(", ");
  const { name, generation } = profile;
  throw refused(`a key of type ${key.type.name}`, { rule: `${section}.allowed`, profile: name, generation, wouldPass });
}

export function boundElsewhere(bound: string, asked: string, { name, generation }: Profile): KeywardError {
  return refused(`${asked} with this key`, { rule: "key.algorithm", profile: name, generation, wouldPass: bound });
}
