import { exportPublicKey as writePublicKey } from "@keyward/core/crypto/key/export-key";
import type { Operation } from "../../dispatch/operation.ts";
import { requireReadableKey } from "../../keys/require-key.ts";
import type { ExportKeyInput } from "./export-key.ts";

/** Gives the public half of a pair, or a public key: of own keys, and of KeyPolicy keys that the profile grants for any use. */
export const exportPublicKey: Operation<ExportKeyInput, Uint8Array> = {
  name: "ExportPublicKey",
  checks: [],
  run({ key: ref, format }, call) {
    const { type, material } = requireReadableKey(call, ref);
    return writePublicKey(type, material, format);
  },
};
