import { contextsOf } from "../../contexts/context-store.ts";
import type { CryptoContext } from "../../contexts/crypto-context.ts";
import type { Call, Operation } from "../../dispatch/operation.ts";
import { LIFETIME_CHECKS, type LifetimeWish, lifetimeOf } from "./lifetime.ts";

export interface OpenContextInput extends LifetimeWish {
  /** Dispatches the family's own opening operation. */
  open(call: Call): CryptoContext | Promise<CryptoContext>;
}

export interface OpenContextOutput {
  readonly id: string;
  readonly context: CryptoContext;
}

/** Opens a context that the connection's later calls name by its id. */
export const openContext: Operation<OpenContextInput, OpenContextOutput> = {
  name: "OpenContext",
  checks: LIFETIME_CHECKS,
  async run(input, call) {
    const store = contextsOf(call.connection);
    const limit = call.profile.limits.contexts;
    // Before the work of opening; other calls may take the place while that goes on, so adding looks again.
    store.requirePlace(limit);
    const context = await input.open(call);
    return { id: store.add(context, lifetimeOf(input, call), limit), context };
  },
};
