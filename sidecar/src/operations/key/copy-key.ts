import { hasUsage } from "@keyward/core/algorithms/key-usage";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { enforce, PERMITTED, type Verdict } from "@keyward/core/policy/verdict";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import { type KeyAttributes, settleKey } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireOwnKey } from "../../keys/require-key.ts";
import { listUsages } from "../../keys/type-usages.ts";
import { addKey, type NamedKey } from "./new-key.ts";
import { unwrappingKeepsOut, wrappingKeepsIn } from "./wrapping-rules.ts";

export interface CopyKeyInput {
  readonly key: KeyRef;
  readonly attributes: KeyAttributes;
}

/** Makes a second ephemeral key of the same material, which may do the same or less. */
export const copyKey: Operation<CopyKeyInput, NamedKey> = {
  name: "CopyKey",
  checks: [],
  run({ key: ref, attributes }, call) {
    const key = requireOwnKey(call, ref);
    const copy = narrowed(key, attributes);
    enforce(wrapsNoMoreThan(key, copy, call), unwrapsNoMoreThan(key, copy, call));
    return addKey(call, copy);
  },
};

/** What wrapping-rules.ts keeps out of one key must not come about in two of the same bytes. */
const wrapsNoMoreThan = (key: Key, copy: Key, call: Call): Verdict =>
  hasUsage(copy.usages, "wrap") && wrappingKeepsIn(call, copy).ok ? wrappingKeepsIn(call, key) : PERMITTED;

const unwrapsNoMoreThan = (key: Key, copy: Key, call: Call): Verdict =>
  hasUsage(copy.usages, "unwrap") && unwrappingKeepsOut(call, copy).ok ? unwrappingKeepsOut(call, key) : PERMITTED;

/** @throws INVALID_ARGUMENT for more than the key may do */
function narrowed(key: Key, attributes: KeyAttributes): Key {
  const asked = settleKey({ ...key, attributes });
  const usages = attributes.usages.length === 0 ? key.usages : asked.usages;
  const excess = usages & ~key.usages;
  if (excess !== 0) {
    const text = `a copy cannot do ${listUsages(excess)}: the key may only do ${listUsages(key.usages)}`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  if (key.algorithm !== undefined && asked.algorithm !== undefined && asked.algorithm !== key.algorithm) {
    throw new KeywardError(
      "INVALID_ARGUMENT",
      `a copy cannot be for another algorithm: the key is for ${key.algorithm}`,
    );
  }
  return { ...key, usages, algorithm: asked.algorithm ?? key.algorithm };
}
