import type { FinishOutput } from "../contexts/crypto-context.ts";
import { slices } from "../contexts/pace.ts";
import type { Operation } from "../dispatch/operation.ts";
import { eachPiece, type Opening, openFile, withFolder } from "./file-call.ts";
import type { FileRange } from "./file-range.ts";
import { TimeSlice } from "./time-slice.ts";

export interface DigestFileInput {
  open: Opening;
  readonly input: FileRange | undefined;
}

export interface DigestFileOutput extends FinishOutput {
  readonly algorithm: string;
  readonly bytesRead: number;
}

/** Hashes, MACs and signatures of a range of a file, judged as their streams are: the file is where the data comes from. */
export const digestFile: Operation<DigestFileInput, DigestFileOutput> = {
  name: "DigestFile",
  checks: [],
  run: ({ open, input }, call) =>
    withFolder(call, async (folder) => {
      await using file = await openFile(folder, input, "input", call);
      using context = await open(call);
      await eachPiece(file, call, async (piece) => {
        const time = new TimeSlice(() => performance.now());
        for (const slice of slices(piece)) {
          context.update(slice);
          // Undefined while the time lasts; to await that would cost a turn of the microtasks for nothing.
          const turn = time.spend();
          if (turn !== undefined) await turn;
        }
      });
      const end = await context.finish({});
      return { ...end, algorithm: context.algorithm, bytesRead: file.lengthBytes };
    }),
};
