import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import type { KeyRef } from "../../src/keys/key-ref.ts";
import { LocalKeyRing } from "../../src/keys/local-key-ring.ts";
import { MemoryKeys } from "../../src/keys/memory-keys.ts";
import { sign } from "../../src/operations/signature/sign.ts";
import { deliveredKey, MESSAGE, madeKey, POLICY, RULES } from "./sample-keys.ts";
import type { Signers } from "./taking-turns.ts";

/** The operation alone, where both kinds of key part company. */
export function behindTheSocket(): Signers {
  const granted = deliveredKey();
  const call = { ...testCall(RULES), ring: new LocalKeyRing(new MemoryKeys(), () => granted) };
  const id = call.ring.ephemeral(call.connection).add(madeKey(), 1);
  const input = { kind: "message", bytes: MESSAGE } as const;
  const signWith = (key: KeyRef) => dispatch(sign, { key, algorithm: "", input, options: NO_OPTIONS }, call);
  return {
    ephemeral: () => signWith({ kind: "id", id }),
    policy: () => signWith({ kind: "policy", policy: POLICY }),
  };
}
