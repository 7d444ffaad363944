import type { RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import { type MacParameters, startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { MESSAGE_BUDGET } from "../../contexts/byte-budget.ts";
import type { CryptoContext, FinishInput } from "../../contexts/crypto-context.ts";
import { DigestContext, type DigestContextOptions, expectNothing } from "../../contexts/digest-context.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import { WholeMessage } from "../signature/whole-message.ts";
import { assertServed, computeRemotely, verifyRemotely } from "./remote-mac.ts";
import { secretOf } from "./secret-of.ts";

type Common = Pick<DigestContextOptions<WholeMessage>, "kind" | "algorithm" | "judge">;

/** Keeps the message, as backends take all of it at once. */
export function remoteMacContext(
  common: Common,
  parameters: MacParameters,
  use: RemoteUse,
  opened: Call,
): CryptoContext {
  assertServed(common.algorithm, use);
  return new DigestContext<WholeMessage>({
    ...common,
    start: () => new WholeMessage(common.algorithm, opened.profile, MESSAGE_BUDGET.of(opened.caller)),
    async end(state, finish, call) {
      expectNothing(common.kind, finish);
      const message = Uint8Array.from(state.end());
      const { tag } = await computeRemotely(parameters, use, message, call ?? { caller: opened.caller });
      return { output: tag };
    },
  });
}

export interface RemoteVerification {
  readonly common: Common;
  readonly parameters: MacParameters;
  /** Every version of it; one of them at least is elsewhere. */
  readonly keys: readonly Key[];
  readonly opened: Call;
  tagOf(finish: FinishInput): Uint8Array;
}

export function remoteMacVerification({ common, parameters, keys, opened, tagOf }: RemoteVerification): CryptoContext {
  return new DigestContext<WholeMessage>({
    ...common,
    start: () => new WholeMessage(common.algorithm, opened.profile, MESSAGE_BUDGET.of(opened.caller)),
    async end(state, finish, call) {
      const wish = { data: Uint8Array.from(state.end()), tag: tagOf(finish) };
      for (const key of keys)
        if (await holds(key, parameters, wish, call ?? { caller: opened.caller })) return { valid: true };
      return { valid: false };
    },
  });
}

async function holds(
  key: Key,
  parameters: MacParameters,
  wish: { readonly data: Uint8Array; readonly tag: Uint8Array },
  { waiting, caller }: Partial<Pick<Call, "waiting">> & Pick<Call, "caller">,
): Promise<boolean> {
  const { material } = key;
  if (material.kind === "remote") {
    return (await verifyRemotely(parameters, material.use, wish, { waiting, caller })).valid;
  }
  const state = startMac(parameters, secretOf(key));
  state.update(wish.data);
  return tagHolds(state, wish.tag);
}
