import { MACS, type MacAlgorithm } from "@keyward/core/algorithms/mac";
import { MAX_CUSTOMIZATION_BYTES, type MacParameters } from "@keyward/core/crypto/mac/start-mac";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { enforce, PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Call } from "../../dispatch/operation.ts";
import { IN_FIPS_MODE, isBoundToFips } from "../../fips/fips-state.ts";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import { secretBytesOf } from "./secret-of.ts";

/** What a call says of the tag that it wants made or compared. */
export interface MacWish {
  /** Registry name; empty: the key's, else the profile's default. */
  readonly algorithm: string;
  /** Empty: none. */
  readonly customization: Uint8Array;
}

/** 112 bits. */
const MIN_FIPS_KEY_BYTES = 14;
/** OpenSSL's KMAC takes no longer one, and what computes with longer ones is outside of the FIPS provider. */
const MAX_FIPS_KMAC_KEY_BYTES = 512;

const FAMILY: AlgorithmFamily<MacAlgorithm> = {
  section: "mac",
  registry: MACS,
  kind: "MAC algorithm",
  fits: ({ keyTypes }, { type }) => keyTypes.has(type.name),
};

/**
 * @param tagBytes 0: the algorithm's own length
 * @throws INVALID_ARGUMENT for what the algorithm does not take, NOT_PERMITTED for what the profile does not permit
 */
export function chooseMac(wish: MacWish, tagBytes: number, key: Key, { profile }: Call): MacParameters {
  const algorithm = chooseServed(wish, key, profile);
  const wanted = tagBytes || algorithm.tagBytes;
  enforce(tagIsNoLongerThanItCanBe(wanted, algorithm), tagIsLongEnough(wanted, profile));
  enforce(customizationFits(wish.customization, algorithm));
  return { algorithm, tagBytes: wanted, customization: wish.customization };
}

/** The same for a tag that is to be made. */
export function chooseMacToMake(wish: MacWish, tagBytes: number, key: Key, call: Call): MacParameters {
  const parameters = chooseMac(wish, tagBytes, key, call);
  enforce(keyIsLongEnough(key, call.profile));
  return parameters;
}

/** The same for a tag that is to be compared, however long it is: one that nobody can have made does not hold. */
export function chooseMacFor(tag: Uint8Array, wish: MacWish, key: Key, { profile }: Call): MacParameters {
  const algorithm = chooseServed(wish, key, profile);
  enforce(tagIsLongEnough(tag.length, profile), customizationFits(wish.customization, algorithm));
  return { algorithm, tagBytes: Math.min(tag.length, algorithm.maxTagBytes), customization: wish.customization };
}

/** The same for a context, which outlives the request that it shares memory with. */
export function kept(parameters: MacParameters): MacParameters {
  return { ...parameters, customization: Uint8Array.from(parameters.customization) };
}

function chooseServed({ algorithm: named }: MacWish, key: Key, profile: Profile): MacAlgorithm {
  const algorithm = chooseAlgorithm(FAMILY, named, key, profile);
  if (isBoundToFips(profile)) enforce(fipsProviderTakes(key, algorithm, profile));
  return algorithm;
}

/** Where the provider computes, it takes short keys for nothing, not even to verify. */
function fipsProviderTakes(key: Key, { construction }: MacAlgorithm, profile: Profile): Verdict {
  const keyBytes = secretBytesOf(key);
  if (construction.kind === "kmac" && keyBytes > MAX_FIPS_KMAC_KEY_BYTES) {
    return refusedKey(keyBytes, `${MAX_FIPS_KMAC_KEY_BYTES} bytes or less`, profile);
  }
  return IN_FIPS_MODE ? keyIsLongEnough(key, profile) : PERMITTED;
}

function tagIsNoLongerThanItCanBe(tagBytes: number, { name, maxTagBytes }: MacAlgorithm): Verdict {
  if (tagBytes <= maxTagBytes) return PERMITTED;
  return refusal(
    new KeywardError("INVALID_ARGUMENT", `tag_bytes is ${tagBytes}; ${name} gives at most ${maxTagBytes}`),
  );
}

/** A short KMAC tag is as easily guessed as one that was cut. Source: SP 800-185, 8.4.2 */
export function tagIsLongEnough(tagBytes: number, { mac, name, generation }: Profile): Verdict {
  const { minTagBytes } = mac!; // the algorithm was permitted by it
  if (tagBytes >= minTagBytes) return PERMITTED;
  const wouldPass = `${minTagBytes} bytes or more`;
  return refusal(
    refused(`a tag of ${tagBytes} bytes`, { rule: "mac.minTagBytes", profile: name, generation, wouldPass }),
  );
}

/** Tags made with shorter keys may still be verified. Source: SP 800-131A rev. 2, table 9 */
function keyIsLongEnough(key: Key, profile: Profile): Verdict {
  if (!isBoundToFips(profile)) return PERMITTED;
  const keyBytes = secretBytesOf(key);
  if (keyBytes >= MIN_FIPS_KEY_BYTES) return PERMITTED;
  return refusedKey(keyBytes, `${MIN_FIPS_KEY_BYTES} bytes or more`, profile);
}

function refusedKey(keyBytes: number, wouldPass: string, { name, generation }: Profile): Verdict {
  return refusal(refused(`a key of ${keyBytes} bytes`, { rule: "mode", profile: name, generation, wouldPass }));
}

function customizationFits({ length }: Uint8Array, { name, customizable }: MacAlgorithm): Verdict {
  if (length === 0) return PERMITTED;
  if (!customizable) {
    return refusal(new KeywardError("INVALID_ARGUMENT", `${name} takes no customization; KMAC does`));
  }
  if (length <= MAX_CUSTOMIZATION_BYTES) return PERMITTED;
  const text = `customization has ${length} bytes, the most is ${MAX_CUSTOMIZATION_BYTES}`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
}
