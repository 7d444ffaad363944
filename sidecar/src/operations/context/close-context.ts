import { contextsOf } from "../../contexts/context-store.ts";
import type { Operation } from "../../dispatch/operation.ts";

export interface CloseContextInput {
  readonly id: string;
}

/** Frees a context, also one that another call is using. @throws NOT_FOUND */
export const closeContext: Operation<CloseContextInput, void> = {
  name: "CloseContext",
  checks: [],
  run({ id }, { connection }) {
    const store = contextsOf(connection);
    store.close(store.require(id));
  },
};
