import { type KeyType, requireKeyType } from "@keyward/core/algorithms/key-type";
import { type ImportedKey, importKey } from "@keyward/core/crypto/key/import-key";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { tellsByError } from "../../dispatch/key-versions.ts";
import { type KeyCheck, keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { assertApprovedForFips } from "./fips-rules.ts";
import { assertConsistent } from "./import-key.ts";
import { addNewKey, keyTypeAllowed, type NamedKey } from "./new-key.ts";
import { formOf, unwrappingFailed, type WrappedKey } from "./wrapped-key.ts";
import { unwrap } from "./wrapping.ts";
import { unwrappingKeepsOut } from "./wrapping-rules.ts";

export interface UnwrapKeyInput extends WrappedKey {
  readonly wrappingKey: KeyRef;
  /** Key type of what was wrapped: secrets raw, pairs as PKCS#8. */
  readonly type: string;
  readonly attributes: KeyAttributes;
}

const typeIsGiven: KeyCheck<UnwrapKeyInput> = ({ type }) =>
  type === ""
    ? refusal(new KeywardError("INVALID_ARGUMENT", "type is empty: a wrapped key does not tell what it is"))
    : PERMITTED;

const typeIsAllowed: KeyCheck<UnwrapKeyInput> = ({ type }, _wrapping, call) => keyTypeAllowed(call, type);

const keepsOut: KeyCheck<UnwrapKeyInput> = (_input, wrapping, call) => unwrappingKeepsOut(call, wrapping);

/** Makes a key of what WrapKey gave, here or elsewhere. */
export const unwrapKey = keyed<UnwrapKeyInput, NamedKey>({
  name: "UnwrapKey",
  permission: "unwrap",
  keyOf: ({ wrappingKey }) => wrappingKey,
  reading: tellsByError(),
  checks: [typeIsGiven, typeIsAllowed, keepsOut],
  async run(input, wrapping, call) {
    const bytes = await unwrap(input, wrapping, call);
    try {
      const imported = await readKey(requireKeyType(input.type), bytes, call);
      assertApprovedForFips(call.profile, imported);
      return addNewKey(call, { ...imported, attributes: input.attributes });
    } finally {
      bytes.fill(0);
    }
  },
});

/** What is wrong with a key that came wrapped is not told: one who can change it would learn of it bit by bit. */
async function readKey(type: KeyType, data: Uint8Array, call: Call): Promise<ImportedKey> {
  try {
    const imported = importKey({ format: formOf(type), data, type });
    await assertConsistent(call, imported);
    return imported;
  } catch (error) {
    if (error instanceof KeywardError && error.code === "INVALID_ARGUMENT") throw unwrappingFailed();
    throw error;
  }
}
