import { contextsOf } from "../../contexts/context-store.ts";
import type { FinishOutput } from "../../contexts/crypto-context.ts";
import { feed } from "../../contexts/feed.ts";
import { Outputs } from "../../contexts/outputs.ts";
import { useRunning } from "../../contexts/use-context.ts";
import type { Operation } from "../../dispatch/operation.ts";

export interface FinishContextInput {
  readonly id: string;
  /** The last of the data; may be empty. */
  readonly data: Uint8Array;
  readonly expected: Uint8Array | undefined;
  /** Whether it may be reset afterwards. */
  readonly keep: boolean;
}

/** Ends what a context does, and the context, too, unless it is kept. */
export const finishContext: Operation<FinishContextInput, FinishOutput> = {
  name: "FinishContext",
  checks: [],
  run({ id, data, expected, keep }, call) {
    const { connection, caller } = call;
    const store = contextsOf(connection);
    return useRunning(store, id, async (open) => {
      const outputs = new Outputs();
      await feed(open.context, data, caller, (output) => outputs.add(output));
      const end = await open.context.finish({ expected }, call);
      outputs.add(end.output);
      open.finished = true;
      if (!keep) store.close(open);
      return { ...end, output: outputs.joined() };
    });
  },
};
