import { contextsOf } from "../../contexts/context-store.ts";
import type { ResetOptions, ResetOutput } from "../../contexts/crypto-context.ts";
import { useContext } from "../../contexts/use-context.ts";
import type { Operation } from "../../dispatch/operation.ts";

export interface ResetContextInput extends ResetOptions {
  readonly id: string;
}

/** Begins again with the same key and algorithm, finished or not; the context lives as long as a new one from here. */
export const resetContext: Operation<ResetContextInput, ResetOutput> = {
  name: "ResetContext",
  checks: [],
  run({ id, nonce, associatedData }, call) {
    const store = contextsOf(call.connection);
    return useContext(store, id, (open) => {
      const output = open.context.reset({ nonce, associatedData }, call);
      open.finished = false;
      store.prolong(open);
      return output;
    });
  },
};
