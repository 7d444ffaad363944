import { contextsOf } from "../../contexts/context-store.ts";
import { feed } from "../../contexts/feed.ts";
import { Outputs } from "../../contexts/outputs.ts";
import { useRunning } from "../../contexts/use-context.ts";
import type { Operation } from "../../dispatch/operation.ts";

export interface UpdateContextInput {
  readonly id: string;
  readonly data: Uint8Array;
}

/** Feeds a context, and gives what comes out of it: nothing but for ciphers. */
export const updateContext: Operation<UpdateContextInput, Uint8Array> = {
  name: "UpdateContext",
  checks: [],
  run: ({ id, data }, { connection, caller }) =>
    useRunning(contextsOf(connection), id, async ({ context }) => {
      const outputs = new Outputs();
      await feed(context, data, caller, (output) => outputs.add(output));
      return outputs.joined();
    }),
};
