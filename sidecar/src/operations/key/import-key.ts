import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";
import { isSlowToMake } from "@keyward/core/crypto/key/generate-key";
import { type ImportedKey, importKey as readKey } from "@keyward/core/crypto/key/import-key";
import type { KeyFormat } from "@keyward/core/crypto/key/key-format";
import { isPairConsistent } from "@keyward/core/crypto/key/pairwise";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { enforce, PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Call, Operation } from "../../dispatch/operation.ts";
import { assertServed } from "../../fips/served.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import { assertApprovedForFips } from "./fips-rules.ts";
import { addNewKey, assertRoomForKey, keyTypeAllowed, type NamedKey } from "./new-key.ts";

export interface ImportKeyInput {
  readonly format: KeyFormat;
  /** Overwritten here. */
  readonly data: Uint8Array;
  /** Needed for raw keys; empty: what the data tells. */
  readonly type: string;
  /** Of raw keys: a public key. */
  readonly public: boolean;
  readonly attributes: KeyAttributes;
}

/** Takes a key that the caller has; what it is, and so whether the profile permits it, is known once it is read. */
export const importKey: Operation<ImportKeyInput, NamedKey> = {
  name: "ImportKey",
  checks: [],
  async run({ format, data, type, public: isPublic, attributes }, call) {
    try {
      assertRoomForKey(call);
      const imported = readKey({
        format,
        data,
        type: type === "" ? undefined : servedType(type),
        public: isPublic,
      });
      enforce(keyTypeAllowed(call, imported.type.name), importAllowed(call, imported));
      assertApprovedForFips(call.profile, imported);
      await assertConsistent(call, imported);
      return addNewKey(call, { ...imported, attributes });
    } finally {
      data.fill(0);
    }
  },
};

/** In FIPS mode the bytes of other types cannot even be read, and the refusal is to say so. */
function servedType(name: string): KeyType {
  const type = requireKeyType(name);
  assertServed(type);
  return type;
}

/** Public keys may always come. */
function importAllowed({ profile }: Call, { material }: ImportedKey): Verdict {
  if (material.kind === "public" || profile.keys?.allowImport) return PERMITTED;
  const { name, generation } = profile;
  const rule = { rule: "keys.allowImport", profile: name, generation, wouldPass: "public keys only" };
  return refusal(refused(`a ${material.kind === "secret" ? "secret" : "private"} key from outside`, rule));
}

/** @throws INVALID_ARGUMENT where the halves of a pair from outside do not work together */
export async function assertConsistent(call: Call, { type, material }: ImportedKey): Promise<void> {
  if (material.kind !== "pair") return;
  const work = () => isPairConsistent(type, material);
  if (await (isSlowToMake(type) ? call.heavy.run(work) : work())) return;
  throw new KeywardError("INVALID_ARGUMENT", `the halves of the ${type.name} key do not work together`);
}
