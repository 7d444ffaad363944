import type { CryptoContext, FinishOutput } from "../../contexts/crypto-context.ts";
import { slices } from "../../contexts/pace.ts";
import type { Operation } from "../../dispatch/operation.ts";
import type { Caller } from "../../identity/caller.ts";
import type { FilePlace } from "../files/bulk-file.ts";
import type { FileRange } from "../files/file-range.ts";
import { eachPiece, type Opening, openFile, withFolder } from "./file-call.ts";
import { TimeSlice } from "./time-slice.ts";
import { workbenchOf } from "./workbench.ts";

export interface DigestFileInput {
  open: Opening;
  readonly input: FileRange | undefined;
  /**
   * Does on a thread what the context does from beginning to end, for an algorithm and all of a file's range; undefined: cannot, or not sooner.
   * It is asked where other work waits.
   */
  onThread?(algorithm: string, place: FilePlace): Promise<Uint8Array | undefined> | undefined;
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
      const beside = async () => {
        if (file.isMemory && workbenchOf(file).isBusy) output = await onThread?.(algorithm, file.place);
        return output !== undefined;
      };
      await eachPiece(file, call, (piece) => feedPiece(context, piece, call.caller), beside);
      const end = output === undefined ? await context.finish({}, call) : { output };
      return { ...end, algorithm, bytesRead: file.lengthBytes };
    }),
};

async function feedPiece(context: CryptoContext, piece: Buffer, caller: Caller): Promise<void> {
  const time = new TimeSlice(caller, () => performance.now());
  for (const slice of slices(piece)) {
    context.update(slice);
    // Undefined while the time lasts; to await that would cost a turn of the microtasks for nothing.
    const turn = time.spend();
    if (turn !== undefined) await turn;
  }
}
