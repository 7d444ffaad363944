import type { CryptoContext, FinishOutput } from "../contexts/crypto-context.ts";
import { slices } from "../contexts/pace.ts";
import type { Operation } from "../dispatch/operation.ts";
import type { Caller } from "../identity/caller.ts";
import { eachPiece, type Opening, openFile, withFolder } from "./file-call.ts";
import type { FileRange } from "./file-range.ts";
import { TimeSlice } from "./time-slice.ts";
import { type Memory, WORKBENCH } from "./workbench.ts";

export interface DigestFileInput {
  open: Opening;
  readonly input: FileRange | undefined;
  /**
   * Does on a thread what the context does from beginning to end, for an algorithm and all of the data; undefined: cannot, or not sooner.
   * It is asked where other work waits.
   */
  onThread?(algorithm: string, data: Memory): Promise<Uint8Array | undefined> | undefined;
}

export interface DigestFileOutput extends FinishOutput {
  readonly algorithm: string;
  readonly bytesRead: number;
}

/** Hashes, MACs and signatures of a range of a file, judged as their streams are: the file is where the data comes from. */
export const digestFile: Operation<DigestFileInput, DigestFileOutput> = {
  name: "DigestFile",
  checks: [],
  run: ({ open, input, onThread }, call) =>
    withFolder(call, async (folder) => {
      await using file = await openFile(folder, input, "input", call);
      using context = await open(call);
      const { algorithm } = context;
      let output: Uint8Array | undefined;
      await eachPiece(file, call, async (piece, from, isLast) => {
        const isWhole = from === 0 && isLast;
        if (isWhole && WORKBENCH.isBusy) output = await onThread?.(algorithm, piece);
        if (output === undefined) await feedPiece(context, piece, call.caller);
      });
      const end = output === undefined ? await context.finish({}) : { output };
      return { ...end, algorithm, bytesRead: file.lengthBytes };
    }),
};

async function feedPiece(context: CryptoContext, piece: Memory, caller: Caller): Promise<void> {
  const time = new TimeSlice(caller, () => performance.now());
  for (const slice of slices(piece)) {
    context.update(slice);
    // Undefined while the time lasts; to await that would cost a turn of the microtasks for nothing.
    const turn = time.spend();
    if (turn !== undefined) await turn;
  }
}
