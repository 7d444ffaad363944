import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";
import { generateKeyMaterial, isSlowToMake } from "@keyward/core/crypto/key/generate-key";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { isPairConsistent } from "@keyward/core/crypto/key/pairwise";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call, Check, Operation } from "../../dispatch/operation.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import { addNewKey, assertRoomForKey, keyTypeAllowed, type NamedKey } from "./new-key.ts";

export interface GenerateKeyInput {
  /** Key type; empty: the profile's default. */
  readonly type: string;
  /** Of types that take any length; 0: 256. */
  readonly bits: number;
  readonly attributes: KeyAttributes;
}

const typeIsAllowed: Check<GenerateKeyInput> = ({ type }, call) =>
  keyTypeAllowed(call, type || (call.profile.keys?.default ?? ""));

/** Makes a key on this connection, and proves a pair before anyone gets it. */
export const generateKey: Operation<GenerateKeyInput, NamedKey> = {
  name: "GenerateKey",
  checks: [typeIsAllowed],
  async run({ type: name, bits, attributes }, call) {
    assertRoomForKey(call);
    const type = requireKeyType(name || call.profile.keys!.default);
    const work = () => makeProved(type, bits, call);
    const material = await (isSlowToMake(type) ? call.heavy.run(work) : work());
    return addNewKey(call, { type, material, attributes });
  },
};

async function makeProved(type: KeyType, bits: number, { ring }: Call): Promise<KeyMaterial> {
  const material = await generateKeyMaterial(type, bits);
  if (material.kind !== "pair" || (await isPairConsistent(type, material))) return material;
  ring.onBrokenPair(type.name);
  throw new KeywardError("INTERNAL", `a new key of type ${type.name} failed its pairwise test and was thrown away`);
}
