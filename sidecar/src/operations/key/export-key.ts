import { formatUsages, hasUsage } from "@keyward/core/algorithms/key-usage";
import { exportKey as writeKey } from "@keyward/core/crypto/key/export-key";
import type { KeyFormat } from "@keyward/core/crypto/key/key-format";
import { refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireOwnKey } from "../../keys/require-key.ts";

export interface ExportKeyInput {
  readonly key: KeyRef;
  readonly format: KeyFormat;
}

/** Gives a key away: a public one to every holder, others where key and profile permit it. KeyPolicy keys never leave. */
export const exportKey: Operation<ExportKeyInput, Uint8Array> = {
  name: "ExportKey",
  checks: [],
  run({ key: ref, format }, call: Call) {
    const key = requireOwnKey(call, ref);
    if (key.material.kind !== "public") assertMayLeave(key, call.profile);
    return writeKey(key.type, key.material, format);
  },
};

/** @throws NOT_PERMITTED where the profile or the key keeps it in; WrapKey asks the key only */
function assertMayLeave(key: Key, { name: profile, generation, keys }: Profile): void {
  if (keys?.allowExport !== true) {
    throw refused("a key's export", { rule: "keys.allowExport", profile, generation, wouldPass: "ExportPublicKey" });
  }
  if (hasUsage(key.usages, "export")) return;
  const wouldPass = formatUsages(key.usages).join(", ");
  throw refused("export of this key", { rule: "key.usages", profile, generation, wouldPass });
}
