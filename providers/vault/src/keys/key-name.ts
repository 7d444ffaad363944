import { createHash } from "node:crypto";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import { quote } from "@keyward/core/text/quote";

/** The engine keeps nothing beside a key, so that its name says whose it is. No name of Kubernetes has this character. */
const SEPARATOR = "_";
const MARK = "keyward";
/** Storage in files makes a file of each key, with a character more. */
const MAX_NAME = 240;
const HASH_CHARACTERS = 40;
const WORD = /^[0-9A-Za-z.-]+$/;
/** Begins and ends as the engine wants it; no path can be in it. */
const ID = /^keyward_[0-9A-Za-z._-]*\w$/;

/** The engine does not tell how long an HMAC key is: so its name says for which algorithm it was made. */
const BY_MARK: ReadonlyMap<string, string> = new Map([
  ["hs256", "HMAC-SHA-256"],
  ["hs384", "HMAC-SHA-384"],
  ["hs512", "HMAC-SHA-512"],
]);
const MARKS: ReadonlyMap<string, string> = new Map([...BY_MARK].map(([mark, algorithm]) => [algorithm, mark]));

/**
 * The same for the same owner. Where the whole owner is too long for a name, a hash stands for all but cluster and version.
 * @throws BackendError Misconfigured for a word that no name can hold
 */
export function nameOf(owner: KeyOwner, algorithm: string): string {
  const mark = MARKS.get(algorithm);
  const last = [`v${owner.version}`, ...(mark === undefined ? [] : [mark])];
  const { clusterId, namespace, policy, policyUid, key, keyUid } = owner;
  const words = [clusterId, namespace, policy, policyUid, key, keyUid];
  const strange = words.find((word) => !WORD.test(word));
  if (strange !== undefined) {
    throw new BackendError(
      "Misconfigured",
      `Vault: no name of a key can hold ${quote(strange)}; use letters, digits, - and .`,
    );
  }
  const whole = [MARK, ...words, ...last].join(SEPARATOR);
  if (whole.length <= MAX_NAME) return whole;
  const hash = createHash("sha256").update(ownerPath(owner)).digest("hex").slice(0, HASH_CHARACTERS);
  return [MARK, clusterId, hash, ...last].join(SEPARATOR);
}

/** Every name that a key of this owner can have, whatever its algorithm. */
export function namesOf(owner: KeyOwner): readonly string[] {
  return ["", ...MARKS.keys()].map((algorithm) => nameOf(owner, algorithm));
}

/** @returns the algorithm that the name of an HMAC key says */
export function macAlgorithmOf(name: string): string | undefined {
  return BY_MARK.get(name.slice(name.lastIndexOf(SEPARATOR) + 1));
}

/** Names of all keys of a cluster begin so. */
export function prefixOf(clusterId: string): string {
  return `${MARK}${SEPARATOR}${clusterId}${SEPARATOR}`;
}

/** @returns undefined where the name does not say it all */
export function ownerOf(name: string): KeyOwner | undefined {
  const plain = macAlgorithmOf(name) === undefined ? name : name.slice(0, name.lastIndexOf(SEPARATOR));
  const [mark, clusterId, namespace, policy, policyUid, key, keyUid, last, ...more] = plain.split(SEPARATOR);
  const version = /^v([1-9]\d{0,9})$/.exec(last ?? "")?.[1];
  if (mark !== MARK || version === undefined || more.length > 0) return undefined;
  const words = { clusterId, namespace, policy, policyUid, key, keyUid } as Omit<KeyOwner, "version">;
  return { ...words, version: Number(version) };
}

export function isKeyId({ id }: Pick<BackendKeyRef, "id">): boolean {
  return id.length <= MAX_NAME && ID.test(id);
}

/** @returns the key's name. @throws BackendError KeyMissing: what names no key has none */
export function parseKeyId({ id }: BackendKeyRef): string {
  if (isKeyId({ id })) return id;
  throw new BackendError("KeyMissing", `Vault: ${quote(id)} names no key of Keyward`);
}
