import { BROKER_CIPHERS, type GcmAlgorithm } from "@keyward/core/algorithms/cipher";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { encryptionAllowed } from "@keyward/core/policy/algorithm-checks";
import type { Profile } from "@keyward/core/policy/profile";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Secret } from "@keyward/core/secret/secret";
import type { Check } from "../../dispatch/operation.ts";

/** What encrypting and decrypting have in common. */
export interface CipherInput {
  /** The caller's own key, or the name of one that is kept elsewhere. */
  readonly key: Secret | { readonly keyId: string };
  readonly nonce: Uint8Array;
  readonly aad: Uint8Array | undefined;
}

export const encryptionIsAllowed: Check<CipherInput> = (_input, { profile }) =>
  encryptionAllowed(profile, profile.encryption?.default ?? "");

/** These RPCs name no algorithm and have no key of ours, so a default of another mode leaves nothing that they could do. */
export const defaultIsGcm: Check<CipherInput> = (_input, { profile }) =>
  gcmOf(profile) === undefined ? refusal(otherDefault(profile)) : PERMITTED;

export const keyIsGiven: Check<CipherInput> = ({ key }) =>
  "keyId" in key ? invalid("keySource.keyId is not supported without a KMS implementation") : PERMITTED;

export const keyFits: Check<CipherInput> = ({ key }, { profile }) =>
  lengthIs("key", keyOf({ key }).length, cipherOf(profile).keyBytes);

export const nonceFits: Check<CipherInput> = ({ nonce }, { profile }) =>
  lengthIs("nonce", nonce.length, cipherOf(profile).nonceBytes);

/** @returns the profile's cipher; only after `defaultIsGcm` */
export function cipherOf(profile: Profile): GcmAlgorithm {
  const found = gcmOf(profile);
  if (found === undefined) throw new TypeError("an operation ran without its check defaultIsGcm");
  return found;
}

function gcmOf({ encryption }: Profile): GcmAlgorithm | undefined {
  return BROKER_CIPHERS.find(({ name }) => name === encryption?.default);
}

function otherDefault({ name, generation, encryption }: Profile): KeywardError {
  const wouldPass = BROKER_CIPHERS.map((row) => row.name).join(", ");
  const what = `${encryption?.default} with a key of the caller`;
  return refused(what, { rule: "encryption.default", profile: name, generation, wouldPass });
}

/** @returns the key; only after `keyIsGiven` */
export function keyOf({ key }: Pick<CipherInput, "key">): Secret {
  if ("keyId" in key) throw new TypeError("an operation ran without its check keyIsGiven");
  return key;
}

export function lengthIs(what: string, gotBytes: number, wantBytes: number): Verdict {
  return gotBytes === wantBytes
    ? PERMITTED
    : invalid(`invalid AES-GCM ${what} length: got ${gotBytes}, want ${wantBytes}`);
}

function invalid(message: string): Verdict {
  return refusal(new KeywardError("INVALID_ARGUMENT", message));
}
