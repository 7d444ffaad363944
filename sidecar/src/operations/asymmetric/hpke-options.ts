import type { KeyObject } from "node:crypto";
import type { HpkeSuite } from "@keyward/core/algorithms/hpke";
import type { KeyPair } from "@keyward/core/crypto/asymmetric/dhkem";
import type { HpkeOptions, PreSharedKey } from "@keyward/core/crypto/asymmetric/hpke";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireKey, requireOwnKey } from "../../keys/require-key.ts";
import { boundElsewhere } from "../algorithm-choice.ts";

/** As a request has them: keys are named. */
export interface HpkeInput {
  readonly info: Uint8Array;
  readonly associatedData: Uint8Array;
  readonly preSharedKey: KeyRef | undefined;
  readonly preSharedKeyId: Uint8Array;
  readonly sender: KeyRef | undefined;
}

const NONE = new Uint8Array();

/** Mode base, bound to nothing. */
export const NO_OPTIONS: HpkeInput = {
  info: NONE,
  associatedData: NONE,
  preSharedKey: undefined,
  preSharedKeyId: NONE,
  sender: undefined,
};

/** What the recipient's key was found to take, and the other keys of a request are held to. */
interface ChosenHpke {
  /** Registry name. */
  readonly algorithm: string;
  readonly suite: HpkeSuite;
}

/** The sender proves itself with its private key, which takes usage agree. */
export function sealOptions(chosen: ChosenHpke, input: HpkeInput, call: Call): HpkeOptions<KeyPair> {
  const { sender } = input;
  const key = sender && assertCurve(chosen.suite, assertBinding(chosen, requireKey(call, sender, "agree"), call));
  return { ...sharedOptions(chosen, input, call), sender: key && pairOf(key) };
}

/** Whose message it is may be checked with the public half of every key that the caller holds, so no usage is asked for. */
export function openOptions(chosen: ChosenHpke, input: HpkeInput, call: Call): HpkeOptions<KeyObject> {
  const { sender } = input;
  const key = sender && assertCurve(chosen.suite, requireOwnKey(call, sender));
  return { ...sharedOptions(chosen, input, call), sender: key && publicOf(key) };
}

/** @throws INVALID_ARGUMENT for a public key alone */
export function pairOf({ material }: Key): KeyPair {
  if (material.kind === "pair") return { privateKey: material.privateKeys[0]!, publicKey: material.publicKeys[0]! };
  throw new KeywardError("INVALID_ARGUMENT", "a public key alone neither decrypts nor proves a sender");
}

/** @throws INVALID_ARGUMENT for a secret */
export function publicOf({ material }: Key): KeyObject {
  if (material.kind !== "secret") return material.publicKeys[0]!;
  throw new KeywardError("INVALID_ARGUMENT", "a secret has no public half");
}

function sharedOptions(chosen: ChosenHpke, { info, associatedData, ...input }: HpkeInput, call: Call) {
  return { info, associatedData, preSharedKey: presharedOf(chosen, input, call) };
}

function presharedOf(
  chosen: ChosenHpke,
  { preSharedKey: ref, preSharedKeyId: id }: Pick<HpkeInput, "preSharedKey" | "preSharedKeyId">,
  call: Call,
): PreSharedKey | undefined {
  if (ref === undefined) {
    if (id.length === 0) return undefined;
    throw new KeywardError("INVALID_ARGUMENT", "hpke.pre_shared_key_id is set, and hpke.pre_shared_key is not");
  }
  const { material } = assertBinding(chosen, requireKey(call, ref, "derive"), call);
  if (material.kind === "secret") return { key: material.secret, id };
  throw new KeywardError("INVALID_ARGUMENT", "hpke.pre_shared_key is no secret");
}

/** A key that is bound to another algorithm proves no sender here, and is no shared one. @throws NOT_PERMITTED */
function assertBinding({ algorithm }: ChosenHpke, key: Key, { profile }: Call): Key {
  if (key.algorithm === undefined || key.algorithm === algorithm) return key;
  throw boundElsewhere(key.algorithm, algorithm, profile);
}

function assertCurve({ kem }: HpkeSuite, key: Key): Key {
  if (key.type === kem.agreement.keyType) return key;
  const text = `hpke.sender is a key of type ${key.type.name}, the recipient's of type ${kem.agreement.keyType.name}`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}
